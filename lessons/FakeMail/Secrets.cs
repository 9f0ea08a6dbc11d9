namespace FakeMail;

/// <summary>Keeps passwords out of transcripts: what follows AUTH and its mechanism, and every answer to a 334 (RFC 4954 §4).</summary>
static class Secrets
{
    static readonly byte[] Mask = "********\r\n"u8.ToArray();

    public static byte[] Hide(byte[] line, TranscriptLine? before)
    {
        if (before is { Who: Speaker.Server } && before.Octets.AsSpan().StartsWith("334"u8)) return Mask;

        var text = System.Text.Encoding.Latin1.GetString(line);
        return text.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries) is [var verb, var mechanism, _]
            && verb.Equals("AUTH", StringComparison.OrdinalIgnoreCase)
            ? [.. System.Text.Encoding.Latin1.GetBytes($"{verb} {mechanism} "), .. Mask]
            : line;
    }
}
