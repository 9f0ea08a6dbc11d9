using System.Text;

namespace FakeMail.Displays;

/// <summary>Octets as text in which nothing is invisible: control characters become their pictures, octets above 127 their numbers.</summary>
public static class Visible
{
    /// <summary>One octet: <c>A</c>, <c>␍</c>, <c>⟨E9⟩</c>.</summary>
    public static string Octet(byte octet) => octet switch
    {
        < 0x20 => ((char)(0x2400 + octet)).ToString(),   // Unicode has a picture for each of them
        0x7f => "␡",
        > 0x7f => $"⟨{octet:X2}⟩",
        _ => ((char)octet).ToString(),
    };

    /// <summary>Many octets.</summary>
    public static string Octets(ReadOnlySpan<byte> octets)
    {
        var text = new StringBuilder(octets.Length);
        foreach (var octet in octets) text.Append(Octet(octet));
        return text.ToString();
    }

    /// <summary>A line: its CR LF goes without saying, every other control character shows.</summary>
    public static string Line(ReadOnlySpan<byte> octets) =>
        Octets(octets.EndsWith("\r\n"u8) ? octets[..^2] : octets);

    /// <summary>A text: only its control characters become pictures.</summary>
    public static string Text(string text) =>
        string.Concat(text.Select(c => c is < ' ' or '\x7f' ? Octet((byte)c) : c.ToString()));

    /// <summary>A text in pieces of at most a number of characters.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        while (text.Length > width)
        {
            var piece = Whole(text, width);
            yield return text[..piece];
            text = text[piece..];
        }
        yield return text;
    }

    /// <summary>A text shortened to a number of characters, with … where something was left out.</summary>
    public static string Cut(string text, int most) => text.Length <= most ? text : text[..Whole(text, most - 1)] + "…";

    // Where to cut so that no character is cut in half.
    static int Whole(string text, int length) => char.IsHighSurrogate(text[length - 1]) && length > 1 ? length - 1 : length;
}
