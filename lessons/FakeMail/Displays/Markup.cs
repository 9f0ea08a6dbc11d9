using System.Runtime.CompilerServices;
using System.Text;

namespace FakeMail.Displays;

/// <summary>HTML under construction. What is written between braces is escaped, unless it is markup itself: <c>Markup.Of($"&lt;b&gt;{name}&lt;/b&gt;")</c>.</summary>
public readonly record struct Markup(string Html)
{
    /// <summary>A template with its holes filled in.</summary>
    public static Markup Of(MarkupHandler template) => new(template.ToString());

    /// <summary>Pieces one after another.</summary>
    public static Markup Join(IEnumerable<Markup> pieces) => new(string.Concat(pieces.Select(piece => piece.Html)));

    /// <summary>The HTML.</summary>
    public override string ToString() => Html ?? "";

    /// <summary>Text as HTML (and as XML, which knows no control characters at all).</summary>
    public static string Escape(string? text)
    {
        var html = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())   // half a surrogate pair comes out as U+FFFD
            html.Append(rune.Value switch
            {
                '<' => "&lt;", '>' => "&gt;", '&' => "&amp;", '"' => "&quot;", '\'' => "&#39;",
                '\t' or '\n' => rune.ToString(),
                < 0x20 => ((char)(0x2400 + rune.Value)).ToString(),
                0x7f => "␡",
                0xfffe or 0xffff => "\ufffd",
                _ => rune.ToString(),
            });
        return html.ToString();
    }
}

/// <summary>Lets an interpolated string be markup, with everything in its holes escaped.</summary>
[InterpolatedStringHandler]
public readonly ref struct MarkupHandler(int literalLength, int holes)
{
    readonly StringBuilder html = new(literalLength + 16 * holes);

    /// <summary>A piece of the template.</summary>
    public void AppendLiteral(string literal) => html.Append(literal);

    /// <summary>Markup in a hole: as it is.</summary>
    public void AppendFormatted(Markup markup) => html.Append(markup.Html);

    /// <summary>Text in a hole: escaped.</summary>
    public void AppendFormatted(string? text) => html.Append(Markup.Escape(text));

    /// <summary>A number in a hole.</summary>
    public void AppendFormatted(int number) => html.Append(System.Globalization.CultureInfo.InvariantCulture, $"{number}");

    /// <inheritdoc/>
    public override string ToString() => html.ToString();
}
