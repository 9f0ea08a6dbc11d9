using System.Text;

namespace FakeMail.Pop3;

/// <summary>Keeps passwords out of transcripts: what follows PASS, and what AUTH sends (RFC 5034 §4). An APOP digest is no secret.</summary>
static class Pop3Secrets
{
    const string Mask = "********\r\n";

    public static byte[] Hide(byte[] line, TranscriptLine? before)
    {
        if (before is { Who: Speaker.Server } && before.Octets.AsSpan().StartsWith("+ "u8)) return Encoding.ASCII.GetBytes(Mask);

        var words = Encoding.Latin1.GetString(line).Split(' ', 3);
        var (kept, secret) = words[0].ToUpperInvariant() switch { "PASS" => (1, words.Length > 1), "AUTH" => (2, words.Length > 2), _ => (0, false) };
        return secret ? Encoding.Latin1.GetBytes($"{string.Join(' ', words.Take(kept))} {Mask}") : line;
    }
}
