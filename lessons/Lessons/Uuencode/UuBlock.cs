using System.Buffers;

namespace Lessons;

/// <summary>The lines between <c>begin</c> and <c>end</c>: what they hold, what was wrong, and where to go on.</summary>
sealed record UuBlock(byte[] Octets, IReadOnlyList<UuComplaint> Complaints, int Next)
{
    public static UuBlock Read(IReadOnlyList<string> lines, int header)
    {
        var octets = new ArrayBufferWriter<byte>();
        var complaints = new List<UuComplaint>();
        var (checksums, zeroLine) = (false, false);
        for (var i = header + 1; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.TrimEnd(' ', '\t') is "end")
            {
                if (line.Length > 3) complaints.Add(new(i + 1, "blanks after \"end\""));
                if (!zeroLine) complaints.Add(new(i + 1, "the line of no octets before \"end\" is missing"));
                return new(octets.WrittenSpan.ToArray(), complaints, i + 1);
            }
            var isZero = IsZeroLine(line, lines, i);
            if (UuHeader.Read(line) is not null || (zeroLine && !isZero && !IsBlank(line)))
            {
                complaints.Add(new(i + 1, "\"end\" is missing"));
                return new(octets.WrittenSpan.ToArray(), complaints, i);
            }
            if (zeroLine) complaints.Add(new(i + 1, "one more line without octets before \"end\""));
            else if (isZero) zeroLine = true;
            else octets.Write(UuDataLine.Read(line, i + 1, complaints, ref checksums));
        }
        complaints.Add(new(lines.Count, "the text ends before \"end\""));
        return new(octets.WrittenSpan.ToArray(), complaints, lines.Count);
    }

    static bool IsBlank(string line) => line.All(c => c is ' ' or '\t' or '\f');

    // The length character zero; or what a gateway made of a line of one blank, if "end" is next.
    static bool IsZeroLine(string line, IReadOnlyList<string> lines, int i) =>
        line is [' ' or '`', ..] && line.All(c => c is ' ' or '`')
        || (line is "" && i + 1 < lines.Count && lines[i + 1].TrimEnd(' ', '\t') is "end");
}
