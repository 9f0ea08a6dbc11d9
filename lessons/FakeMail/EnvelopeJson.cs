using System.Text.Json.Serialization;

namespace FakeMail;

/// <summary>How an envelope is written as JSON, and read: by code that is made when this is compiled, for every message has one. What was not said is left out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Envelope))]
sealed partial class EnvelopeJson : JsonSerializerContext;
