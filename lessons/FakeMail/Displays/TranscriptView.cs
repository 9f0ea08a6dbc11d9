using System.Text;

namespace FakeMail.Displays;

/// <summary>A conversation in two columns, what the client says on the left and what the server says on the right.</summary>
sealed class TranscriptView(Transcript transcript) : IDisplay
{
    const int LongMessage = 40, Head = 24, Tail = 6, LongLine = 1000;

    readonly IReadOnlyList<TranscriptLine> lines = transcript.Lines;

    public string ToHtml() => lines is []
        ? Markup.Of($"""<div style="{Look.Card}">Nobody has said anything yet.</div>""").Html
        : Markup.Of($"""
        <div style="{Look.Card}"><table style="{Look.Table};width:100%"><thead><tr>{Header("seconds", "5em")}{Header("client", "47%")}{Header("server", "47%")}</tr></thead>
        <tbody>{Markup.Join(Shown().Select(Row))}</tbody></table></div>
        """).Html;

    public string ToText()
    {
        if (lines is []) return "Nobody has said anything yet.";
        var text = new StringBuilder();
        foreach (var (line, leftOut) in Shown())
            if (line is null) text.Append("        …  ").Append(Look.Count(leftOut, "more line")).Append('\n');
            else
                text.Append(Look.Seconds(line.At).PadLeft(7)).Append(' ')
                    .AppendJoin("\n           ", Visible.Wrap(Visible.Cut(line.ToString(), LongLine) + (line.IsWhole || line.Note is not null ? "" : " (no CR LF)"), 69))
                    .Append('\n');
        return text.ToString().TrimEnd('\n');
    }

    // Of a long message only its head and its end are shown.
    IEnumerable<(TranscriptLine? Line, int LeftOut)> Shown()
    {
        foreach (var turn in Turn.In(lines))
            switch (turn)
            {
                case Turn.Command command: yield return (command.Line, 0); break;
                case Turn.Note note: yield return (note.Line, 0); break;
                case Turn.Reply reply: foreach (var line in reply.Lines) yield return (line, 0); break;
                case Turn.Message { Lines: var message }:
                    var cut = message.Count > LongMessage;
                    foreach (var line in cut ? message.Take(Head) : message) yield return (line, 0);
                    if (!cut) break;
                    yield return (null, message.Count - Head - Tail);
                    for (var last = message.Count - Tail; last < message.Count; last++) yield return (message[last], 0);
                    break;
            }
    }

    static Markup Header(string title, string width) =>
        Markup.Of($"""<th scope="col" style="{Look.Cell};width:{width}">{title}</th>""");

    static Markup Row((TranscriptLine? Line, int LeftOut) shown) => shown.Line is not { } line
        ? Markup.Of($"""<tr><td style="{Look.Cell}"></td><td style="{Look.Cell}">… {Look.Count(shown.LeftOut, "more line")} …</td><td style="{Look.Cell}"></td></tr>""")
        : Markup.Of($"""
        <tr><td style="{Look.Cell};opacity:.8;font-variant-numeric:tabular-nums">{Look.Seconds(line.At)}</td>{Said(line, Speaker.Client)}{Said(line, Speaker.Server)}</tr>

        """);

    static Markup Said(TranscriptLine line, Speaker column) => line.Who != column
        ? Markup.Of($"""<td style="{Look.Cell}"></td>""")
        : Markup.Of($"""<td style="{Look.Cell};padding-left:8px;border-left:3px solid {ColourOf(column)};background:{AreaOf(column)}"><code style="{Look.Mono};background:none;padding:0;color:inherit">{Text(line)}</code></td>""");

    static Markup Text(TranscriptLine line)
    {
        if (line.Note is { } note) return Markup.Of($"<i>({note})</i>");
        var text = line.Octets.AsSpan(0, line.Octets.Length - (line.IsWhole ? 2 : 0));
        return Markup.Of($"{Drawn.Octets(text[..Math.Min(text.Length, LongLine)])}{(text.Length > LongLine ? "…" : "")}{(line.IsWhole ? Drawn.Crlf : Markup.Of($" (no CR LF)"))}");
    }

    static string ColourOf(Speaker who) => who is Speaker.Client ? Look.Client : Look.Server;

    static string AreaOf(Speaker who) => who is Speaker.Client ? Look.ClientArea : Look.ServerArea;
}
