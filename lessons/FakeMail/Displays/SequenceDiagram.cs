using System.Globalization;

namespace FakeMail.Displays;

/// <summary>A conversation as arrows between two lines of life: one arrow for each command, reply and message.</summary>
[TypeFormatterSource]
public sealed class SequenceDiagram(IReadOnlyList<TranscriptLine> lines) : IDisplay
{
    const int Width = 720, Left = 110, Right = 680, Top = 44, Step = 34, LongestLabel = 72;

    readonly List<Arrow> arrows = [.. Turn.In(lines).Select(Arrow.For)];

    /// <inheritdoc/>
    public string ToHtml()
    {
        var height = Top + Step * arrows.Count + 16;
        return Markup.Of($"""
            <svg role="img" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {height}" style="width:100%;max-width:{Width}px;height:auto;display:block" font-family="ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="12" fill="currentColor">
            <title>Sequence diagram: {Look.Count(arrows.Count, "step")} between client and server</title>
            <desc>{string.Join("; ", arrows.Select(arrow => arrow.ToString()))}</desc>
            {Life(Left, "client", Look.Client, height)}{Life(Right, "server", Look.Server, height)}
            {Markup.Join(arrows.Select(Draw))}
            </svg>
            """).Html;
    }

    /// <inheritdoc/>
    public string ToText() => string.Join('\n', arrows
        .Select(arrow => arrow.From is Speaker.Client
            ? $"  │{Filled($"── {Visible.Cut(arrow.Label, 66)} ", '─', 73)}▶│"
            : $"  │◀{Filled($"── {Visible.Cut(arrow.Label, 66)} ", '─', 73)}│")
        .Prepend("client" + "server".PadLeft(74)));

    /// <inheritdoc/>
    public override string ToString() => ToText();

    static string Filled(string text, char with, int width) => text.PadRight(width, with);

    static Markup Life(int x, string name, string colour, int height) => Markup.Of($"""
        <rect x="{x - 36}" y="4" width="72" height="22" rx="5" fill="none" stroke="{colour}" stroke-width="1.5"/><text x="{x}" y="19" text-anchor="middle" font-weight="bold">{name}</text><line x1="{x}" y1="26" x2="{x}" y2="{height}" stroke="{colour}" stroke-width="1.5" stroke-dasharray="3 3"/>
        """);

    static Markup Draw(Arrow arrow, int index)
    {
        var y = Top + Step * index + 16;
        var (from, to, colour) = arrow.From is Speaker.Client ? (Left, Right, Look.Client) : (Right, Left, Look.Server);
        var back = from < to ? to - 8 : to + 8;
        return Markup.Of($"""
            <text x="{Left - 50}" y="{y + 4}" text-anchor="end" opacity=".8" font-size="11">{Look.Seconds(arrow.At)}</text><text x="{(Left + Right) / 2}" y="{y - 5}" text-anchor="middle">{Visible.Cut(arrow.Label, LongestLabel)}</text><line x1="{from}" y1="{y}" x2="{back}" y2="{y}" stroke="{colour}" stroke-width="{new Markup(arrow.IsMessage ? "4" : "1.5")}"/><path d="M{to} {y} L{back} {y - 4} L{back} {y + 4} Z" fill="{colour}"/>

            """);
    }

    sealed record Arrow(Speaker From, string Label, TimeSpan At, bool IsMessage = false)
    {
        public static Arrow For(Turn turn) => turn switch
        {
            Turn.Command { Line: var line } => new(Speaker.Client, Visible.Line(line.Octets), line.At),
            Turn.Reply { Lines: var lines } => new(Speaker.Server, Visible.Line(lines[0].Octets) + (lines.Count > 1 ? $" (and {Look.Count(lines.Count - 1, "more line")})" : ""), lines[0].At),
            Turn.Message { Lines: var lines } => new(Speaker.Client, MessageLabel(lines), lines[0].At, IsMessage: true),
            Turn.Note { Line: var line } => new(line.Who, $"({line.Note})", line.At),
            _ => throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"No arrow for {turn.GetType().Name}.")),
        };

        static string MessageLabel(IReadOnlyList<TranscriptLine> lines)
        {
            var dot = lines is [.., { Text: ".", IsWhole: true }];
            var octets = lines.Sum(line => (long)line.Octets.Length) - (dot ? lines[^1].Octets.Length : 0);
            return $"the message: {Look.Count(lines.Count - (dot ? 1 : 0), "line")}, {Look.Count(octets, "octet")}{(dot ? ", then a lone dot" : "")}";
        }

        public override string ToString() => $"{(From is Speaker.Client ? "client" : "server")}: {Label}";
    }
}
