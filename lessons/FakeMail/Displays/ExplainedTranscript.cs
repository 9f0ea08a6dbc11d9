using System.Text;

namespace FakeMail.Displays;

/// <summary>A conversation in which each turn has the rule that it obeys or breaks beside it, with the section of the RFC.</summary>
[TypeFormatterSource]
sealed class ExplainedTranscript(IReadOnlyList<TranscriptLine> lines) : IDisplay
{
    const int LongestLine = 200, MostLines = 8;

    public string ToHtml() => lines is []
        ? Markup.Of($"""<div style="{Look.Card}">Nobody has said anything yet.</div>""").Html
        : Markup.Of($"""<div style="{Look.Card}">{Markup.Join(Turns().Select(Draw))}</div>""").Html;

    public string ToText()
    {
        if (lines is []) return "Nobody has said anything yet.";
        var text = new StringBuilder();
        foreach (var (said, rule, _) in Turns())
        {
            foreach (var line in said) text.AppendJoin("\n   ", Visible.Wrap(line.Text, 77)).Append('\n');
            if (rule is not null) text.Append("      ").AppendJoin("\n      ", Words($"{(rule.IsBroken ? "! " : "")}{rule.Sentence} ({rule.Section})", 74)).Append('\n');
        }
        return text.ToString().TrimEnd('\n');
    }

    /// <inheritdoc/>
    public override string ToString() => ToText();

    // The lines of each turn as they are shown, of a long one only some.
    IEnumerable<(List<(Speaker Who, string Text)> Said, WireRule? Rule, string Label)> Turns()
    {
        var verb = "";
        List<Turn> turns = [.. Turn.In(lines)];
        foreach (var (index, turn) in turns.Index())
        {
            if (turn is Turn.Command command) verb = command.Line.Text.Split(' ')[0].ToUpperInvariant();
            var said = Lines(turn);
            List<(Speaker, string)> shown = [.. said.Take(said.Count > MostLines ? MostLines - 2 : MostLines).Select(Shown)];
            if (said.Count > MostLines) shown.AddRange([(said[0].Who, $"   … {Look.Count(said.Count - MostLines + 1, "more line")}"), Shown(said[^1])]);
            // What is refused was not said as it should be; by what, the reply tells.
            var isRefused = turn is Turn.Command && turns.ElementAtOrDefault(index + 1) is Turn.Reply { Said.Code: >= 400 };
            var rule = WireRule.For(turn, verb);
            yield return (shown, rule, rule is { IsBroken: true } ? "breaks" : isRefused ? "see" : "obeys");
        }
    }

    static IReadOnlyList<TranscriptLine> Lines(Turn turn) => turn switch
    {
        Turn.Command { Line: var line } => [line],
        Turn.Note { Line: var line } => [line],
        Turn.Reply { Lines: var reply } => reply,
        Turn.Message { Lines: var message } => message,
        _ => [],
    };

    static (Speaker, string) Shown(TranscriptLine line) => (line.Who, Visible.Cut(line.ToString(), LongestLine));

    static Markup Draw((List<(Speaker Who, string Text)> Said, WireRule? Rule, string Label) turn)
    {
        var (colour, area) = turn.Said[0].Who is Speaker.Client ? (Look.Client, Look.ClientArea) : (Look.Server, Look.ServerArea);
        var said = Markup.Join(turn.Said.Select(line => Markup.Of($"<div>{line.Text}</div>")));
        var rule = turn.Rule is not { } known ? default
            : Markup.Of($"""<details style="{Look.Aside};margin:0 0 4px 12px"{new Markup(known.IsBroken ? " open" : "")}><summary>{turn.Label} {known.Section}</summary>{known.Sentence}</details>""");
        return Markup.Of($"""<div style="{Look.Mono};border-left:3px solid {colour};background:{area};padding:2px 8px">{said}</div>{rule}""");
    }

    static IEnumerable<string> Words(string text, int width)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length + word.Length + 1 > width)
            {
                yield return line.ToString();
                line.Clear();
            }
            line.Append(line.Length > 0 ? " " : "").Append(word);
        }
        yield return line.ToString();
    }
}
