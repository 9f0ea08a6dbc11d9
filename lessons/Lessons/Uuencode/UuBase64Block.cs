namespace Lessons;

/// <summary>The lines between <c>begin-base64</c> and <c>====</c>.</summary>
static class UuBase64Block
{
    const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    public static UuBlock Read(IReadOnlyList<string> lines, int header)
    {
        var complaints = new List<UuComplaint>();
        var data = new List<(int Number, string Text)>();
        var next = Collect(lines, header + 1, data, complaints);

        // To POSIX line breaks are nothing, so four characters that belong together may stand on two lines. But where the
        // characters are no multiple of four, one has been lost: then each line is read by itself, so that only one is spoilt.
        var goesOn = data.Sum(line => line.Text.Count(c => c is '=' || Alphabet.Contains(c, StringComparison.Ordinal))) % 4 is 0;
        var octets = new List<byte>();
        var (bits, held) = (0, 0);
        foreach (var (number, text) in data)
        {
            Decode(text, number, octets, complaints, ref bits, ref held);
            if (held is 0 || (goesOn && number != data[^1].Number)) continue;
            complaints.Add(new(number, "the padding at the end is missing"));
            (bits, held) = (0, 0);
        }
        return new([.. octets], [.. complaints.OrderBy(complaint => complaint.Line)], next);
    }

    // Gathers the data lines; gives the line at which reading goes on.
    static int Collect(IReadOnlyList<string> lines, int first, List<(int Number, string Text)> data, List<UuComplaint> complaints)
    {
        for (var i = first; i < lines.Count; i++)
        {
            switch (lines[i].TrimEnd(' ', '\t'))
            {
                case "====":
                    return i + 1;
                case "end":
                    complaints.Add(new(i + 1, "\"end\" where \"====\" should be"));
                    return i + 1;
                case "":
                    complaints.Add(new(i + 1, "an empty line between data lines; left out"));
                    break;
                case var line when UuHeader.Read(line) is not null:
                    complaints.Add(new(i + 1, "\"====\" is missing"));
                    return i;
                case var line:
                    data.Add((i + 1, line));
                    break;
            }
        }
        complaints.Add(new(lines.Count, "the text ends before \"====\""));
        return lines.Count;
    }

    // Each run of characters up to a padding is decoded by itself: what follows a padding is odd, but not lost.
    static void Decode(string line, int number, List<byte> octets, List<UuComplaint> complaints, ref int bits, ref int held)
    {
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
                if (held is 6) complaints.Add(new(number, $"column {i + 1}: the padding follows one character, which is less than an octet; left out"));
                if (i + 1 < line.Length && line[i + 1] is not '=') complaints.Add(new(number, $"column {i + 2}: data after the padding"));
                (bits, held) = (0, 0);
            }
            else complaints.Add(new(number, $"column {i + 1}: U+{(int)line[i]:X4} is not a base64 character; left out"));
        }
    }
}
