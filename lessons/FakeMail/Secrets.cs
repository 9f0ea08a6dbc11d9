namespace FakeMail;

/// <summary>Keeps passwords out of transcripts: what follows AUTH and its mechanism, and every answer to a 334 (RFC 4954 §4).</summary>
static class Secrets
{
    static readonly byte[] Mask = "********\r\n"u8.ToArray();

    /// <summary>Whether it is worth a closer look: most lines are not, and should cost nothing.</summary>
    public static bool MayBeIn(ReadOnlySpan<byte> line, ReadOnlySpan<byte> before) =>
        before.StartsWith("334"u8) || line[0] is (byte)'A' or (byte)'a' or (byte)' ';

    public static byte[] Hide(byte[] line, TranscriptLine? before)
    {
        if (before is { Who: Speaker.Server } && before.Octets.AsSpan().StartsWith("334"u8)) return Mask;

        var text = System.Text.Encoding.Latin1.GetString(line);
        return text.Split([' ', '\t'], 3, StringSplitOptions.RemoveEmptyEntries) is [var verb, var mechanism, _]
            && verb.Equals("AUTH", StringComparison.OrdinalIgnoreCase)
            ? [.. System.Text.Encoding.Latin1.GetBytes($"{verb} {mechanism} "), .. Mask]
            : line;
    }
}
