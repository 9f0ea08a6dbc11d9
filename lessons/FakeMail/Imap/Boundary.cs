using System.Text;

namespace FakeMail.Imap;

/// <summary>The lines that separate the parts of a multipart (RFC 2046 §5.1.1).</summary>
static class Boundary
{
    /// <summary>Where the parts are. The line end before a separating line belongs to that line.</summary>
    public static List<(int From, int To)> Split(byte[] octets, int from, int to, string boundary)
    {
        var parts = new List<(int, int)>();
        var delimiter = Encoding.Latin1.GetBytes("--" + boundary.TrimEnd(' '));
        int? open = null;
        for (var at = from; ;)
        {
            var found = octets.AsSpan(at, to - at).IndexOf(delimiter);
            if (found < 0) break;
            var line = at + found;
            at = line + delimiter.Length;
            if (line > from && octets[line - 1] is not (byte)'\n') continue;
            if (!IsLineEnd(octets.AsSpan(at, to - at), out var length, out var closes)) continue;

            if (open is { } begun) parts.Add((begun, Math.Max(begun, BeforeLineEnd(octets, line, from))));
            at += length;
            open = closes ? null : at;
            if (closes) break;
        }
        if (open is { } unclosed) parts.Add((unclosed, to));
        return parts;
    }

    // After the boundary there may be two hyphens, blanks, and the line end; anything else makes it another line.
    static bool IsLineEnd(ReadOnlySpan<byte> rest, out int length, out bool closes)
    {
        closes = rest.StartsWith("--"u8);
        var lf = rest.IndexOf((byte)'\n');
        length = lf < 0 ? rest.Length : lf + 1;
        return rest[(closes ? 2 : 0)..length].IndexOfAnyExcept(" \t\r\n"u8) < 0;
    }

    static int BeforeLineEnd(byte[] octets, int line, int from) =>
        line - from >= 2 && octets[line - 2] is (byte)'\r' && octets[line - 1] is (byte)'\n' ? line - 2
        : line > from ? line - 1 : line;
}
