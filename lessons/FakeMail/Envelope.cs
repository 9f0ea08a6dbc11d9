using FakeMail.Displays;

namespace FakeMail;

/// <summary>What travels outside the message: where errors go back to, and whom it is for (RFC 5321 §2.3.1).</summary>
/// <param name="ReversePath">The address after MAIL FROM; empty for <c>&lt;&gt;</c>, the sender of a bounce.</param>
/// <param name="Recipients">The addresses after RCPT TO, in the order in which they were named.</param>
[TypeFormatterSource]
public sealed record Envelope(string ReversePath, IReadOnlyList<string> Recipients) : IDisplay
{
    string IDisplay.ToHtml() => Markup.Of($"""<div style="{Look.Card};display:inline-block">{Visible.Text(ToString())}</div>""").Html;

    string IDisplay.ToText() => string.Join('\n', Visible.Wrap(Visible.Text(ToString()), 80));

    /// <summary>The envelope on one line: <c>ann@school → bob@home, eve@home</c>.</summary>
    public override string ToString() =>
        $"{(ReversePath is "" ? "<>" : ReversePath)} → {string.Join(", ", Recipients)}";
}
