using FakeMail.Displays;

namespace Lessons;

/// <summary>A check as a card.</summary>
static class CheckHtml
{
    const string Good = "#16a34a", Bad = "#dc2626", Open = "#8b8b8b";

    public static string Of(CheckCard card)
    {
        var edge = card.Lines.Any(line => line is CheckLine.Failed) ? Bad : card.Lines.Any(line => line is CheckLine.StillToDo) ? Open : Good;
        return Markup.Of($"""
            <div style="{Look.Card};border-left:5px solid {edge}">
            <div><b>{card.Title}</b> · {card.Points} of {Look.Count(card.OutOf, "point")}</div>
            <ul style="list-style:none;margin:6px 0 0;padding:0">{Markup.Join(card.Lines.Select(Line))}</ul>
            {(card.Points < card.OutOf || card.Lines.Count is 0 ? Hints(card.Hints, 0) : default)}
            </div>
            """).Html;
    }

    static Markup Line(CheckLine line) => line switch
    {
        CheckLine.Passed => Markup.Of($"""<li style="margin:2px 0">{Sign("✓", "passed", Good)}{line.Name}</li>"""),
        CheckLine.Failed failed => Markup.Of($"""<li style="margin:2px 0">{Sign("✗", "not yet", Bad)}{line.Name}{Reason(failed)}</li>"""),
        _ => Markup.Of($"""<li style="margin:2px 0">{Sign("○", "still to do", Open)}{line.Name}</li>"""),
    };

    static Markup Sign(string sign, string word, string colour) => Markup.Of($"""
        <span style="display:inline-block;min-width:7.5em;margin-right:8px;padding:0 8px;border:1.5px solid {colour};border-radius:10px;font-size:12px;font-weight:600">{sign} {word}</span>
        """);

    static Markup Reason(CheckLine.Failed failed) => Markup.Of($"""
        <div style="margin:4px 0 6px 1em">{failed.Reason}{(failed.Difference is { } difference ? Compared(difference) : default)}</div>
        """);

    static Markup Compared(Difference difference) => Markup.Of($"""
        <div style="{Look.Mono};white-space:pre;overflow-x:auto;padding:6px 10px;border-radius:5px;background:rgba(128,128,128,.12)">expected  {Marked(difference.Expected, difference, Good)}
        got       {Marked(difference.Got, difference, Bad)}{(difference.Column >= 0 ? "\n" + new string(' ', 10 + difference.Column) + new string('^', difference.Width) : "")}</div><div>{difference.Where}</div>
        """);

    // The place where they part, underlined in both.
    static Markup Marked(string text, Difference difference, string colour)
    {
        if (difference.Column < 0 || difference.Column >= text.Length) return Markup.Of($"{text}");
        var end = Math.Min(text.Length, difference.Column + difference.Width);
        return Markup.Of($"""{text[..difference.Column]}<span style="font-weight:bold;border-bottom:2px solid {colour}">{text[difference.Column..end]}</span>{text[end..]}""");
    }

    // Each hint lies inside the one before it, so they open one after another.
    static Markup Hints(IReadOnlyList<string> hints, int from) => from >= hints.Count ? default : Markup.Of($"""
        <details style="margin:6px 0 0"><summary style="cursor:pointer">Hint {from + 1} of {hints.Count}</summary><div style="margin:2px 0 2px 1em;white-space:pre-wrap">{hints[from]}</div>{Hints(hints, from + 1)}</details>
        """);
}
