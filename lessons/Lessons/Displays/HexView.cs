using System.Text;
using FakeMail.Displays;

namespace Lessons;

/// <summary>Octets in rows of sixteen.</summary>
static class HexView
{
    const int PerRow = 16, MostRows = 64;

    public static Display Of(byte[] octets)
    {
        if (octets.Length is 0) return new(Markup.Of($"""<div style="{Look.Card}">No octets.</div>"""), "No octets.");
        var rows = octets.Chunk(PerRow).Take(MostRows).Select((row, i) => (Offset: (i * PerRow).ToString("x4", null), Octets: row)).ToArray();
        var leftOut = octets.Length - rows.Sum(row => row.Octets.Length);
        var more = leftOut is 0 ? "" : $"… {Look.Count(leftOut, "more octet")}";
        return new(Html(rows, more), Text(rows, more));
    }

    static string Text((string Offset, byte[] Octets)[] rows, string more)
    {
        var text = new StringBuilder();
        foreach (var (offset, octets) in rows)
            text.Append(offset).Append("  ").Append(Hex(octets).PadRight(PerRow * 3)).Append("  ").Append(Characters(octets)).Append('\n');
        return text.Append(more).ToString().TrimEnd('\n');
    }

    static Markup Html((string Offset, byte[] Octets)[] rows, string more) => Markup.Of($"""
        <div style="{Look.Card}"><div style="overflow-x:auto"><table style="{Look.Table};{Look.Mono};white-space:pre"><thead><tr>{Header("offset")}{Header("octets, hexadecimal")}{Header("characters")}</tr></thead>
        <tbody>{Markup.Join(rows.Select(row => Markup.Of($"""<tr><td style="{Look.Cell};opacity:.75">{row.Offset}</td><td style="{Look.Cell}">{Join(row.Octets, octet => octet.ToString("x2", null) + " ")}</td><td style="{Look.Cell}">{Join(row.Octets, octet => octet is >= 0x20 and < 0x7f ? ((char)octet).ToString() : "·")}</td></tr>""")))}</tbody></table></div>{more}</div>
        """);

    static Markup Header(string title) => Markup.Of($"""<th scope="col" style="{Look.Cell};font-family:system-ui,sans-serif">{title}</th>""");

    // Control characters on one ground, octets above 127 on another, in both columns alike.
    static Markup Join(byte[] octets, Func<byte, string> show)
    {
        var runs = new List<(string Ground, string Text)>();
        foreach (var octet in octets)
        {
            var ground = octet switch { < 0x20 or 0x7f => Look.ClientArea, > 0x7f => Look.ServerArea, _ => "" };
            if (runs is [.., var last] && last.Ground == ground) runs[^1] = (ground, last.Text + show(octet));
            else runs.Add((ground, show(octet)));
        }
        return Markup.Join(runs.Select(run => run.Ground is ""
            ? Markup.Of($"{run.Text}")
            : Markup.Of($"""<span style="background:{run.Ground}">{run.Text}</span>""")));
    }

    static string Hex(byte[] octets)
    {
        var pairs = octets.Select(octet => octet.ToString("x2", null)).ToArray();
        return string.Join(' ', pairs.Take(8)) + (pairs.Length > 8 ? "  " : "") + string.Join(' ', pairs.Skip(8));
    }

    static string Characters(byte[] octets) => string.Concat(octets.Select(Character));

    static string Character(byte octet) => octet > 0x7f ? "·" : Visible.Octet(octet);
}
