using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FakeMail.Feed;

/// <summary>The lines of a feed, one JSON object each. What they mean is in <c>FEED.md</c>.</summary>
/// <param name="server">Which of several servers that may write into one folder.</param>
/// <param name="clock">The server's clock.</param>
/// <param name="nameOf">What a message's file is called in the folder of the feed; <c>null</c> if it is not there.</param>
sealed class FeedLines(string server, TimeProvider clock, Func<ReceivedMessage, string?> nameOf)
{
    /// <summary>Goes up when something changes its meaning or is gone; what is added does not count.</summary>
    public const int Version = 1;

    readonly ArrayBufferWriter<byte> octets = new(16 * 1024);
    readonly JsonEncodedText server = JsonEncodedText.Encode(server);
    Utf8JsonWriter? writer;

    /// <summary>The lines that have not gone to the file yet.</summary>
    public ReadOnlyMemory<byte> Written => octets.WrittenMemory;

    public void Clear() => octets.ResetWrittenCount();

    /// <summary>Something that concerns the whole server: it started, stopped, forgot everything.</summary>
    public void Server(string what)
    {
        var json = Open(what);
        if (clock == TimeProvider.System) json.WriteString("time"u8, clock.GetUtcNow());   // to look at a lesson's clock would move its hands
        Close(json);
    }

    public void Began(Session session)
    {
        var json = Open("began", session);
        json.WriteString("time"u8, session.Began);
        json.WriteString("client"u8, session.Client?.ToString());
        Close(json);
    }

    public void Said(Session session, TranscriptEntry entry, ReadOnlySpan<byte> line)
    {
        var json = Open("said", session, entry.At);
        json.WriteString("who"u8, entry.IsServer ? "server"u8 : "client"u8);
        if (!entry.IsWhole) json.WriteBoolean("unfinished"u8, true);
        json.WriteLatin1("line"u8, entry.IsWhole ? line[..^2] : line);
        Close(json);
    }

    public void Noted(Session session, TranscriptEntry entry, string note)
    {
        var json = Open("noted", session, entry.At);
        json.WriteString("who"u8, entry.IsServer ? "server"u8 : "client"u8);
        json.WriteString("line"u8, note);
        Close(json);
    }

    /// <summary>The text of a message went by, and if it was the last of it, the message was stored.</summary>
    public void Text(Session session, TranscriptEntry entry, StoredText text)
    {
        var json = Open("text", session, entry.At);
        json.WriteString("who"u8, entry.IsServer ? "server"u8 : "client"u8);
        json.WriteNumber("octets"u8, text.Length);
        if (text.Message is { } itself && nameOf(itself) is { } file) json.WriteString("file"u8, file);
        Close(json);
        if (text is { Message: { } message, IsLastOfMessage: true }) Stored(session, text.Last, message);
    }

    public void Ended(Session session, TimeSpan at) => Close(Open("ended", session, at));

    void Stored(Session session, TimeSpan at, ReceivedMessage message)
    {
        var json = Open("stored", session, at);
        json.WriteNumber("message"u8, message.Number);
        json.WriteNumber("octets"u8, message.Content.Length);
        if (nameOf(message) is { } file) json.WriteString("file"u8, file);
        json.WritePropertyName("envelope"u8);
        JsonSerializer.Serialize(json, message.Envelope, EnvelopeJson.Default.Envelope);
        Close(json);
    }

    Utf8JsonWriter Open(string what, Session? session = null, TimeSpan? at = null)
    {
        var json = writer ??= new(octets, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        json.Reset();
        json.WriteStartObject();
        json.WriteNumber("v"u8, Version);
        json.WriteString("event"u8, what);
        json.WriteString("server"u8, server);
        if (session is not null) json.WriteNumber("session"u8, session.Number);
        if (at is { } time) json.WriteNumber("at"u8, Math.Round((decimal)time.TotalSeconds, 6));
        return json;
    }

    void Close(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.Flush();
        octets.Write("\n"u8);
    }
}
