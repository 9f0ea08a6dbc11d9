using System.Globalization;
using System.Text;

namespace FakeMail.Displays;

/// <summary>Messages as a table: who sent them, for whom, about what, how big.</summary>
[TypeFormatterSource]
public sealed class Inbox(IReadOnlyList<ReceivedMessage> messages) : IDisplay
{
    static readonly string[] Titles = ["#", "from (envelope)", "to (envelope)", "Subject", "octets"];

    string[][] Rows => [.. messages.Select(message => new[]
    {
        message.Number.ToString(CultureInfo.InvariantCulture),
        message.Envelope.ReversePath is "" ? "<>" : message.Envelope.ReversePath,
        string.Join(", ", message.Envelope.Recipients),
        HeaderField.Find(message.Octets, "Subject") ?? "(none)",
        message.Content.Length.ToString("N0", CultureInfo.InvariantCulture),
    })];

    /// <inheritdoc/>
    public string ToHtml() => messages.Count is 0
        ? Markup.Of($"""<div style="{Look.Card}">The inbox is empty.</div>""").Html
        : Markup.Of($"""
        <div style="{Look.Card}"><table style="{Look.Table}"><thead><tr>{Cells("th", Titles)}</tr></thead>
        <tbody>{Markup.Join(Rows.Select(row => Markup.Of($"<tr>{Cells("td", row)}</tr>")))}</tbody></table></div>
        """).Html;

    /// <inheritdoc/>
    public string ToText()
    {
        if (messages.Count is 0) return "The inbox is empty.";
        int[] widths = [3, 18, 22, 25, 8];
        var text = new StringBuilder();
        foreach (var row in Rows.Prepend(Titles))
            text.AppendLine(string.Join(' ', row.Select((cell, i) => Fit(cell, widths[i]))).TrimEnd());
        return text.ToString().ReplaceLineEndings("\n").TrimEnd('\n');
    }

    static string Fit(string cell, int width) => Visible.Cut(Visible.Text(cell), width).PadRight(width);

    static Markup Cells(string kind, string[] cells) => Markup.Join(cells.Select(cell =>
        Markup.Of($"""<{new Markup(kind)} style="{Look.Cell};overflow-wrap:anywhere">{cell}</{new Markup(kind)}>""")));

    /// <inheritdoc/>
    public override string ToString() => ToText();
}
