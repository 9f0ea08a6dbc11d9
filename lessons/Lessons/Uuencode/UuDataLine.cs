namespace Lessons;

/// <summary>One data line, damaged or not.</summary>
static class UuDataLine
{
    const int UsualLength = 45;

    /// <summary>The octets of a line. What is missing counts as blanks, which are zeros; what is odd is said in a complaint.</summary>
    public static byte[] Read(string line, int number, List<UuComplaint> complaints, ref bool checksums)
    {
        if (line.Count(c => !IsPrintable(c)) * 2 > line.Length || line is "")
        {
            complaints.Add(new(number, line.All(char.IsWhiteSpace) ? "an empty line between data lines; left out" : "not a data line; left out"));
            return [];
        }
        line = WithoutStuffedDot(line, number, complaints, checksums);
        var length = UuCodec.SixBits(line[0]);
        if (length > UsualLength) complaints.Add(new(number, $"a line of {length} octets; 45 are the most that encoders write"));

        var promised = (length * 8 + 5) / 6 + 1;   // the characters that cannot be done without, and the length character
        var full = (length + 2) / 3 * 4 + 1;
        if (line.Length < promised)
            complaints.Add(new(number, $"promises {length} octets, which is {full - 1} characters, but only {line.Length - 1} follow; the rest counts as zeros"));
        if (line.Length > full && !line.AsSpan(full).TrimEnd(" `\t").IsEmpty)
        {
            checksums = true;
            complaints.Add(new(number, $"{line.Length - full} more characters than {length} octets need; left out"));
        }
        return UuCodec.DecodeLine(Repaired(line.PadRight(full)[..full], number, complaints));
    }

    // RFC 5321 §4.5.2 doubles a dot at the start of a line; whoever saved the raw DATA still has both. Some encoders end lines
    // with a check character, though: where that has been seen, one character too many is no sign of a dot.
    static string WithoutStuffedDot(string line, int number, List<UuComplaint> complaints, bool checksums)
    {
        if (checksums || line is not ['.', '.', ..] || line.Length != (14 + 2) / 3 * 4 + 2) return line;
        complaints.Add(new(number, "the dot at its start was doubled for SMTP; one taken off"));
        return line[1..];
    }

    static string Repaired(string line, int number, List<UuComplaint> complaints)
    {
        for (var i = 0; i < line.Length; i++)
            if (line[i] is '¥')   // where a Japanese charset had it in the place of the backslash
            {
                complaints.Add(new(number, $"column {i + 1}: ¥ taken for \\"));
                line = line[..i] + '\\' + line[(i + 1)..];
            }
            else if (!IsPrintable(line[i]))
                complaints.Add(new(number, $"column {i + 1}: the character {Shown(line[i])} does not belong here; its low six bits are used"));
        return line;
    }

    static bool IsPrintable(char c) => c is >= ' ' and <= '`' or '¥';

    static string Shown(char c) => char.IsControl(c) || c > '\x7e' ? $"U+{(int)c:X4}" : $"'{c}'";
}
