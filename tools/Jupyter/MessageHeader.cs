using System.Text.Json.Serialization;

namespace Workbook.Jupyter;

/// <summary>Who sent a message, in which session, when, and of what kind it is.</summary>
/// <remarks>The date stays text: a reply must carry the request's header back exactly as it came.</remarks>
public sealed record MessageHeader(
    [property: JsonPropertyName("msg_id")] string Id,
    [property: JsonPropertyName("msg_type")] string Type,
    [property: JsonPropertyName("session")] string Session,
    [property: JsonPropertyName("username")] string Username,
    [property: JsonPropertyName("date")] string Date,
    [property: JsonPropertyName("version")] string Version);
