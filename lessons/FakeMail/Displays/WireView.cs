using System.Text;

namespace FakeMail.Displays;

/// <summary>Octets line by line, nothing invisible.</summary>
public static class WireView
{
    const int MostLines = 200, LongLine = 1000;

    /// <summary>The lines as HTML, line ends drawn.</summary>
    public static Markup Html(byte[] octets) => Markup.Of($"""
        <div style="{Look.Mono}">{Markup.Join(Lines(octets).Take(MostLines).Select(Line))}{More(octets)}</div>
        """);

    /// <summary>The lines as text, with the pictures of control characters.</summary>
    public static string Text(byte[] octets)
    {
        var text = new StringBuilder();
        foreach (var line in Lines(octets).Take(MostLines))
            text.AppendJoin("\n    ", Visible.Wrap(Visible.Cut(Visible.Octets(line), LongLine) + (line is [.., (byte)'\n'] ? "" : " (no line end)"), 76)).Append('\n');
        return text.Append(More(octets)).ToString().TrimEnd('\n');
    }

    static string More(byte[] octets) => Lines(octets).Count is > MostLines and var lines ? $"… {Look.Count(lines - MostLines, "more line")}" : "";

    // Lines end with CR LF; so that a text with bare LF can be read at all, those end a line here too, and show.
    static List<byte[]> Lines(byte[] octets)
    {
        var lines = new List<byte[]>();
        for (var rest = octets.AsSpan(); !rest.IsEmpty;)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..(end + 1)];
            lines.Add(line.ToArray());
            rest = rest[line.Length..];
        }
        return lines;
    }

    static Markup Line(byte[] line)
    {
        var end = line.AsSpan().EndsWith("\r\n"u8) ? 2 : line is [.., (byte)'\n'] ? 1 : 0;
        var text = Drawn.Octets(line.AsSpan(0, Math.Min(line.Length - end, LongLine)));
        var cut = line.Length - end > LongLine ? $"… {Look.Count(line.Length - end - LongLine, "more octet")}" : "";
        return Markup.Of($"<div>{text}{cut}{End(line[^end..])}</div>");
    }

    static Markup End(byte[] end) => end switch
    {
        [] => Markup.Of($"""<span style="{Look.Aside}"> (no line end)</span>"""),
        [_] => Markup.Of($"""{Drawn.Octets(end)}<span style="{Look.Aside}"> (no CR)</span>"""),
        _ => Drawn.Crlf,
    };
}
