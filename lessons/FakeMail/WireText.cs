namespace FakeMail;

/// <summary>A text as it goes over the wire, line by line: with the dots that make it transparent (RFC 5321 §4.5.2).</summary>
/// <param name="content">The text without them.</param>
/// <param name="isStuffed">Whether a line with a leading dot gets one more.</param>
/// <param name="oddDots">Where else there is a dot, in order.</param>
sealed class WireText(MessageContent content, bool isStuffed, List<long> oddDots)
{
    const int LongestPiece = 4096;   // of a line without an end

    /// <summary>The lines with their CR LF and where each begins in the text, from a place on where a line began before; nothing if the text has gone.</summary>
    public IEnumerable<(long Offset, byte[] Octets)> Lines(long from)
    {
        using var stream = Open();
        if (stream is null) yield break;
        var buffer = new byte[64 * 1024];
        var (start, end, startsLine) = (0, 0, IsLineStart(stream, from));
        stream.Position = from;
        while (true)
        {
            var length = Cut(buffer.AsSpan(start, end - start));
            if (length is 0)
            {
                Buffer.BlockCopy(buffer, start, buffer, 0, end - start);
                (start, end) = (0, end - start);
                var read = stream.Read(buffer, end, buffer.Length - end);
                end += read;
                if (read > 0) continue;
                if (end is 0) yield break;
                length = end;
            }
            yield return (from, Dotted(buffer.AsSpan(start, length), from, startsLine));
            startsLine = buffer.AsSpan(start, length).EndsWith("\r\n"u8);
            (start, from) = (start + length, from + length);
        }
    }

    static int Cut(ReadOnlySpan<byte> text)
    {
        if (text.IndexOf("\r\n"u8) is >= 0 and < LongestPiece and var end) return end + 2;
        if (text.Length < LongestPiece + 2) return 0;
        return text[LongestPiece - 1] is (byte)'\r' ? LongestPiece - 1 : LongestPiece;
    }

    byte[] Dotted(ReadOnlySpan<byte> line, long from, bool startsLine)
    {
        var stuffed = isStuffed && startsLine && line[0] is (byte)'.';
        var odd = oddDots.BinarySearch(from) is >= 0 and var exact ? exact : ~oddDots.BinarySearch(from);
        if (!stuffed && (odd >= oddDots.Count || oddDots[odd] >= from + line.Length)) return line.ToArray();

        var dotted = new List<byte>(line.Length + 2);
        if (stuffed) dotted.Add((byte)'.');
        var done = 0;
        for (; odd < oddDots.Count && oddDots[odd] < from + line.Length; odd++)
        {
            var at = (int)(oddDots[odd] - from);
            dotted.AddRange(line[done..at]);
            dotted.Add((byte)'.');
            done = at;
        }
        dotted.AddRange(line[done..]);
        return [.. dotted];
    }

    static bool IsLineStart(Stream stream, long from)
    {
        if (from is 0) return true;
        if (from is 1) return false;
        var before = new byte[2];
        stream.Position = from - 2;
        stream.ReadExactly(before);
        return before is [(byte)'\r', (byte)'\n'];
    }

    Stream? Open()
    {
        try
        {
            return content.OpenRead();
        }
        catch (IOException)
        {
            return null;
        }
    }
}
