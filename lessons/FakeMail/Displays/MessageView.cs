namespace FakeMail.Displays;

/// <summary>A message in its envelope.</summary>
sealed class MessageView(ReceivedMessage message) : IDisplay
{
    string Title => $"message {message.Number} · {Look.Count(message.Content.Length, "octet")}";

    public string ToHtml() => Markup.Of($"""
        <div style="{Look.Card}"><div><b>{Title}</b></div><div>envelope: {Visible.Text(message.Envelope.ToString())}</div>
        <div style="margin-top:6px;padding:6px 10px;border-radius:5px;background:rgba(128,128,128,.12)">{WireView.Html(message.Octets)}</div></div>
        """).Html;

    public string ToText() =>
        $"{Title}\n{string.Join("\n    ", Visible.Wrap("envelope: " + Visible.Text(message.Envelope.ToString()), 76))}\n\n{WireView.Text(message.Octets)}".TrimEnd('\n');
}
