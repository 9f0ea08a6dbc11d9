using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workbook.Studio;

/// <summary>One line of a mail server's feed, as its documentation has it; what it does not say is <c>null</c>.</summary>
sealed record FeedLine(
    [property: JsonPropertyName("v")] int Version, [property: JsonPropertyName("event")] string? Event, [property: JsonPropertyName("server")] string? Server,
    [property: JsonPropertyName("session")] int? Session, [property: JsonPropertyName("at")] double? At, [property: JsonPropertyName("who")] string? Who,
    [property: JsonPropertyName("line")] string? Line, [property: JsonPropertyName("octets")] long? Octets, [property: JsonPropertyName("file")] string? File,
    [property: JsonPropertyName("message")] int? Message, [property: JsonPropertyName("envelope")] FeedEnvelope? Envelope)
{
    const int Known = 1;

    /// <summary>Reads a line; <c>null</c> if it is none, or of a version that is not known.</summary>
    public static FeedLine? Parse(ReadOnlySpan<byte> octets)
    {
        try
        {
            return JsonSerializer.Deserialize<FeedLine>(octets) is { Version: Known, Event: not null, Server: not null } line ? line : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>From whom and to whom, as the server was told.</summary>
sealed record FeedEnvelope([property: JsonPropertyName("reversePath")] string? ReversePath, [property: JsonPropertyName("recipients")] IReadOnlyList<string>? Recipients);
