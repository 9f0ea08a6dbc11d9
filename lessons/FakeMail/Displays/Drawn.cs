using System.Text;

namespace FakeMail.Displays;

/// <summary>Octets as HTML in which nothing is invisible. Few fonts have the pictures of control characters, so here they are small labels: CR, LF, NUL.</summary>
public static class Drawn
{
    static readonly string[] Names = "NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US".Split(' ');

    /// <summary>The end of a line, as it should be.</summary>
    public static Markup Crlf { get; } = Markup.Of($"{Label("CR", Look.ClientArea)}{Label("LF", Look.ClientArea)}");

    /// <summary>Octets: control characters as their names, octets above 127 as their numbers.</summary>
    public static Markup Octets(ReadOnlySpan<byte> octets)
    {
        var html = new StringBuilder();
        foreach (var octet in octets)
            html.Append(octet > 0x7f ? Label(octet.ToString("X2", null), Look.ServerArea).Html : Character((char)octet));
        return new(html.ToString());
    }

    /// <summary>A text: only its control characters are drawn.</summary>
    public static Markup Text(string text)
    {
        var html = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            html.Append(rune.Value <= 0x7f ? Character((char)rune.Value) : Markup.Escape(rune.ToString()));
        return new(html.ToString());
    }

    static string Character(char c) => c switch
    {
        < ' ' => Label(Names[c], Look.ServerArea).Html,
        '\x7f' => Label("DEL", Look.ServerArea).Html,
        _ => Markup.Escape(c.ToString()),
    };

    static Markup Label(string name, string ground) => Markup.Of($"""<span style="font-size:10px;background:{ground};border:1px solid rgba(128,128,128,.5);border-radius:3px;padding:0 2px;margin:0 1px">{name}</span>""");
}
