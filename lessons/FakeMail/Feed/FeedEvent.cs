using System.Text.Json;

namespace FakeMail.Feed;

/// <summary>One line of a feed. What it does not say is <c>null</c>; what it may say is in <c>FEED.md</c>.</summary>
/// <param name="Event">What happened: <c>started</c>, <c>began</c>, <c>said</c>, <c>noted</c>, <c>text</c>, <c>stored</c>, <c>ended</c>, <c>cleared</c>, <c>stopped</c>, or a word that is not known yet.</param>
/// <param name="Server">On which server.</param>
/// <param name="Session">In which of its sessions.</param>
/// <param name="Time">When.</param>
/// <param name="At">How many seconds after the beginning of the session.</param>
/// <param name="Client">From where the client came.</param>
/// <param name="Who">Who said it: <c>client</c> or <c>server</c>.</param>
/// <param name="Line">What was said, each octet as one character, without the CR LF.</param>
/// <param name="Unfinished">Whether that CR LF never came.</param>
/// <param name="Octets">How long a text or message is.</param>
/// <param name="File">The file, in the folder of the feed, in which the message is.</param>
/// <param name="Message">The number of a message.</param>
/// <param name="Envelope">Its envelope.</param>
public sealed record FeedEvent(string Event, string Server, int? Session = null, DateTimeOffset? Time = null, double? At = null, string? Client = null, string? Who = null,
    string? Line = null, bool? Unfinished = null, long? Octets = null, string? File = null, int? Message = null, Envelope? Envelope = null)
{
    static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Reads a line; <c>null</c> if it is nothing that this version understands.</summary>
    public static FeedEvent? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            using var json = JsonDocument.ParseValue(ref reader);
            if (json.RootElement.ValueKind is not JsonValueKind.Object || !json.RootElement.TryGetProperty("v", out var version) || version.GetInt32() is not FeedLines.Version) return null;
            return json.RootElement.Deserialize<FeedEvent>(Names) is { Event: not null, Server: not null } known ? known : null;
        }
        catch (Exception nonsense) when (nonsense is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
