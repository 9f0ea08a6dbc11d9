using System.Buffers;

namespace Lessons;

/// <summary>The lines between <c>begin-base64</c> and <c>====</c>.</summary>
static class UuBase64Block
{
    const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    public static UuBlock Read(IReadOnlyList<string> lines, int header)
    {
        var octets = new ArrayBufferWriter<byte>();
        var complaints = new List<UuComplaint>();
        for (var i = header + 1; i < lines.Count; i++)
        {
            switch (lines[i].TrimEnd(' ', '\t'))
            {
                case "====":
                    return new(octets.WrittenSpan.ToArray(), complaints, i + 1);
                case "end":
                    complaints.Add(new(i + 1, "\"end\" where \"====\" should be"));
                    return new(octets.WrittenSpan.ToArray(), complaints, i + 1);
                case "":
                    complaints.Add(new(i + 1, "an empty line between data lines; left out"));
                    break;
                case var line when UuHeader.Read(line) is not null:
                    complaints.Add(new(i + 1, "\"====\" is missing"));
                    return new(octets.WrittenSpan.ToArray(), complaints, i);
                case var line:
                    octets.Write(Decode(line, i + 1, complaints));
                    break;
            }
        }
        complaints.Add(new(lines.Count, "the text ends before \"====\""));
        return new(octets.WrittenSpan.ToArray(), complaints, lines.Count);
    }

    // Each run of characters up to a padding is decoded by itself: what follows a padding is odd, but not lost.
    static byte[] Decode(string line, int number, List<UuComplaint> complaints)
    {
        var octets = new List<byte>();
        var (bits, held) = (0, 0);
        for (var i = 0; i < line.Length; i++)
        {
            if (Alphabet.IndexOf(line[i], StringComparison.Ordinal) is var six and >= 0)
            {
                (bits, held) = (bits << 6 | six, held + 6);
                if (held < 8) continue;
                held -= 8;
                octets.Add((byte)(bits >> held));
                bits &= (1 << held) - 1;
            }
            else if (line[i] is '=')
            {
                if (i + 1 < line.Length && line[i + 1] is not '=') complaints.Add(new(number, $"column {i + 2}: data after the padding"));
                (bits, held) = (0, 0);
            }
            else complaints.Add(new(number, $"column {i + 1}: U+{(int)line[i]:X4} is not a base64 character; left out"));
        }
        if (held > 0) complaints.Add(new(number, "the padding at the end is missing"));
        return [.. octets];
    }
}
