using System.Globalization;
using System.Text;
using FakeMail.Displays;

namespace Lessons;

/// <summary>Octets as bits, and the same bits in groups of six.</summary>
static class BitsView
{
    const int Bit = 14, Left = 96, RowHeight = 30;

    public static Display Of(byte[] octets, string codec, Func<int, char> character, string last)
    {
        if (octets.Length is 0 or > 6) throw new ArgumentException($"Bits are drawn for one to six octets; these are {octets.Length}.", nameof(octets));
        var padded = octets.Concat(new byte[(3 - octets.Length % 3) % 3]).ToArray();
        var bits = string.Concat(padded.Select(octet => octet.ToString("b8", CultureInfo.InvariantCulture)));
        int[] sixes = [.. bits.Chunk(6).Select(six => Convert.ToInt32(new string(six), 2))];
        // base64 writes = where there is nothing but padding; uuencode has the length character, and writes zeros
        var used = (octets.Length * 8 + 5) / 6;
        string[] characters = [.. sixes.Select((six, i) => (codec is "base64" && i >= used ? '=' : character(six)).ToString())];
        return new(Draw(octets, padded, bits, sixes, characters, codec, last), Text(octets, padded, bits, sixes, characters, last));
    }

    static string Text(byte[] octets, byte[] padded, string bits, int[] sixes, string[] characters, string last)
    {
        var text = new StringBuilder();
        const int Octet = 11, Six = 8;   // three octets and two bars are as wide as four sixes and three bars
        Row("octets", padded.Select((octet, i) => i < octets.Length ? $"{octet} {Character(octet)}" : "(padding)"), Octet);
        Row("bits", bits.Chunk(8).Select(group => new string(group)), Octet);
        Row("by six", bits.Chunk(6).Select(group => new string(group)), Six);
        Row("value", sixes.Select(six => six.ToString(CultureInfo.InvariantCulture)), Six);
        Row(last, characters, Six);
        if (HasGrave(characters, last)) text.Append(Grave);
        return text.ToString().TrimEnd('\n');

        void Row(string name, IEnumerable<string> cells, int width) =>
            text.Append(name.PadRight(9)).Append(string.Join('|', cells.Select(cell => Centre(cell, width))).TrimEnd()).Append('\n');
    }

    const string Grave = "(value 0 is written as a grave accent, not as a blank)";

    static bool HasGrave(string[] characters, string last) => last is not "letter" && characters.Contains("`");

    static string Centre(string cell, int width) => cell.PadLeft((width + cell.Length) / 2).PadRight(width);

    static string Character(byte octet) => octet is > 0x20 and < 0x7f ? $"'{(char)octet}'" : "";

    static Markup Draw(byte[] octets, byte[] padded, string bits, int[] sixes, string[] characters, string codec, string last)
    {
        var width = Left + bits.Length * Bit + 10;
        var hasGrave = HasGrave(characters, last);
        var octetCells = padded.Select((octet, i) => Cell(i, 8, 0, i < octets.Length ? $"{octet} {Character(octet)}" : "padding", i % 2 == 0));
        var bitCells = bits.Select((bit, i) => Text(Left + i * Bit + Bit / 2, 1, bit.ToString(), i / 8 >= octets.Length));
        var valueCells = sixes.Select((six, i) => Cell(i, 6, 3, six.ToString(CultureInfo.InvariantCulture), i % 2 == 0));
        var regrouped = bits.Select((bit, i) => Text(Left + i * Bit + Bit / 2, 2, bit.ToString(), i / 8 >= octets.Length));
        var characterCells = characters.Select((c, i) => Cell(i, 6, 4, c, i % 2 == 0, bold: true));
        return Markup.Of($"""
            <svg role="img" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {RowHeight * (hasGrave ? 6 : 5) + 12}" style="width:100%;max-width:{width}px;height:auto;display:block" font-family="ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="13" fill="currentColor">
            <title>{Look.Count(octets.Length, "octet")} as bits, regrouped by six for {codec}: {string.Concat(characters)}</title>
            {Name(0, "octets")}{Name(1, "eight bits")}{Name(2, "by six")}{Name(3, "value")}{Name(4, last)}
            {Markup.Join(octetCells)}{Grounds(bits.Length / 8, 8, 1)}{Markup.Join(bitCells)}{Grounds(sixes.Length, 6, 2)}{Markup.Join(regrouped)}{Markup.Join(valueCells)}{Markup.Join(characterCells)}{(hasGrave ? Markup.Of($"""<text x="{Left}" y="{RowHeight * 5 + 24}" font-family="system-ui,sans-serif">{Grave}</text>""") : default)}
            </svg>
            """);
    }

    static Markup Name(int row, string name) => Markup.Of($"""<text x="4" y="{row * RowHeight + 24}" font-family="system-ui,sans-serif">{name}</text>""");

    static Markup Grounds(int groups, int size, int row) => Markup.Join(Enumerable.Range(0, groups).Select(i => Ground(i, size, row, i % 2 == 0)));

    static Markup Ground(int index, int size, int row, bool even) => Markup.Of($"""
        <rect x="{Left + index * size * Bit + 1}" y="{row * RowHeight + 7}" width="{size * Bit - 2}" height="{RowHeight - 6}" rx="4" fill="{(even ? Look.ClientArea : Look.ServerArea)}" stroke="{(even ? Look.Client : Look.Server)}"/>
        """);

    static Markup Cell(int index, int size, int row, string text, bool even, bool bold = false) => Markup.Of($"""
        {Ground(index, size, row, even)}<text x="{Left + index * size * Bit + size * Bit / 2}" y="{row * RowHeight + 24}" text-anchor="middle" font-weight="{(bold ? "bold" : "normal")}">{text}</text>
        """);

    static Markup Text(int x, int row, string text, bool faint) => Markup.Of($"""<text x="{x}" y="{row * RowHeight + 24}" text-anchor="middle" opacity="{(faint ? ".75" : "1")}">{text}</text>""");
}
