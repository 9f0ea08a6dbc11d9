using System.Text;

namespace Lessons;

/// <summary>Unix-to-Unix encoding: three octets become four printable characters, 45 octets to a line.</summary>
public static class UuCodec
{
    const int OctetsPerLine = 45;
    const int EveryoneReads = 0b110_100_100;   // rw- r-- r--, octal 644

    /// <summary>A whole file: the <c>begin</c> line, the data lines, a line of no octets, <c>end</c>.</summary>
    /// <param name="octets">What is in the file.</param>
    /// <param name="fileName">The name under which the reader should save it.</param>
    /// <param name="mode">The permissions that it should get, as Unix counts them: <c>Convert.ToInt32("644", 8)</c>.</param>
    /// <exception cref="ArgumentException">The name is empty, or would not stay on its line.</exception>
    public static string Encode(ReadOnlySpan<byte> octets, string fileName, int mode = EveryoneReads)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        if (fileName.Any(char.IsControl)) throw new ArgumentException("A name cannot contain control characters: the begin line ends where the line ends.", nameof(fileName));

        var text = new StringBuilder($"begin {Convert.ToString(mode & 0b111_111_111, 8).PadLeft(3, '0')} {fileName}\n");
        while (!octets.IsEmpty)
        {
            var count = Math.Min(OctetsPerLine, octets.Length);
            text.Append(EncodeLine(octets[..count])).Append('\n');
            octets = octets[count..];
        }
        return text.Append(EncodeLine([])).Append("\nend\n").ToString();
    }

    /// <summary>One data line: its length as a character, then four characters for every three octets.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are more than 45 octets.</exception>
    public static string EncodeLine(ReadOnlySpan<byte> octets)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(octets.Length, OctetsPerLine, nameof(octets));

        var line = new StringBuilder().Append(Printable(octets.Length));
        for (; octets.Length >= 3; octets = octets[3..])
            AppendQuad(line, octets[0], octets[1], octets[2]);

        switch (octets)   // what is left over is padded with zero octets; the length character tells them apart
        {
            case [var a, var b]: AppendQuad(line, a, b, 0); break;
            case [var a]: AppendQuad(line, a, 0, 0); break;
        }
        return line.ToString();
    }

    /// <summary>The octets of one data line.</summary>
    /// <exception cref="FormatException">The line is shorter than its length character promises.</exception>
    public static byte[] DecodeLine(string line)
    {
        var length = line.Length is 0 ? 0 : SixBits(line[0]);
        var characters = line.AsSpan(Math.Min(1, line.Length));
        if (characters.Length * 6 < length * 8)
            throw new FormatException($"The line promises {length} octets, but only {characters.Length} characters follow.");

        var octets = new byte[length];
        for (var i = 0; i < length; i++)
        {
            var quad = characters[(i / 3 * 4)..];
            octets[i] = (byte)((i % 3) switch
            {
                0 => SixBits(quad[0]) << 2 | SixBits(quad[1]) >> 4,
                1 => SixBits(quad[1]) << 4 | SixBits(quad[2]) >> 2,
                _ => SixBits(quad[2]) << 6 | SixBits(quad[3]),
            });
        }
        return octets;
    }

    /// <summary>Every file that is encoded somewhere in a text, such as a mail. What was damaged is read as well as it can be, and said in the file's complaints.</summary>
    public static IReadOnlyList<UuFile> Decode(string text) => UuReader.Read(text).Files;

    // Zero would be a space, which mail gateways used to trim: the grave accent stands in for it.
    internal static char Printable(int sixBits) => sixBits is 0 ? '`' : (char)(sixBits + ' ');

    // Grave accent and space are 64 apart, so both come out as zero.
    internal static int SixBits(char printable) => (printable - ' ') & 0b111111;

    static void AppendQuad(StringBuilder line, byte a, byte b, byte c) => line
        .Append(Printable(a >> 2))
        .Append(Printable((a & 0b000011) << 4 | b >> 4))
        .Append(Printable((b & 0b001111) << 2 | c >> 6))
        .Append(Printable(c & 0b111111));
}
