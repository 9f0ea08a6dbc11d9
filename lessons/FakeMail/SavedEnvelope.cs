using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using FakeMail.Feed;

namespace FakeMail;

/// <summary>What is saved beside a message, as JSON: its envelope, and what was said until it came.</summary>
static class SavedEnvelope
{
    const int Version = 1;

    static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ThreadStatic]
    static (ArrayBufferWriter<byte> Octets, Utf8JsonWriter Json)? written;

    public static ReadOnlySpan<byte> Write(Envelope envelope, Transcript? transcript)
    {
        var (octets, json) = written ??= New();   // one for each thread: whoever calls has used the octets before the next call
        octets.ResetWrittenCount();
        json.Reset();
        json.WriteStartObject();
        json.WriteNumber("version"u8, Version);
        json.WritePropertyName("envelope"u8);
        JsonSerializer.Serialize(json, envelope, EnvelopeJson.Default.Envelope);
        if (transcript is not null) WriteSession(json, transcript);
        json.WriteEndObject();
        json.Flush();
        return octets.WrittenSpan;
    }

    // What was said since the message before: of a long conversation each message keeps its own part.
    static void WriteSession(Utf8JsonWriter json, Transcript transcript)
    {
        json.WriteStartObject("session"u8);
        if (transcript.Session is { } session)
        {
            json.WriteNumber("number"u8, session.Number);
            json.WriteString("client"u8, session.Client?.ToString());
            json.WriteString("began"u8, session.Began);
        }
        json.WriteStartArray("said"u8);
        transcript.Read(transcript.LastMessageEnd, (entry, octets, _) =>
        {
            if (entry.Place is not byte[]) return true;
            Span<char> before = stackalloc char[32];
            var (seconds, milliseconds) = Math.DivRem((long)Math.Round(entry.At.TotalMilliseconds), 1000);
            before.TryWrite(CultureInfo.InvariantCulture, $"{seconds}.{milliseconds:D3} {(entry.IsServer ? 'S' : 'C')}: ", out var length);
            json.WriteLatin1Value(before[..length], entry.IsWhole ? octets[..^2] : octets);
            return true;
        });
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static (ArrayBufferWriter<byte>, Utf8JsonWriter) New()
    {
        var octets = new ArrayBufferWriter<byte>(4096);
        return (octets, new(octets, Indented));
    }

    public static Envelope Read(string path)
    {
        try
        {
            using var saved = JsonDocument.Parse(File.ReadAllBytes(path));
            return saved.RootElement.GetProperty("envelope").Deserialize(EnvelopeJson.Default.Envelope) ?? new("", []);
        }
        catch (Exception unreadable) when (unreadable is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new("", []);
        }
    }
}
