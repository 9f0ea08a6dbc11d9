namespace FakeMail.Displays;

/// <summary>A reply with its meaning, which is in the first digit (RFC 5321 §4.2.1).</summary>
sealed class ReplyView(SmtpReply reply) : IDisplay
{
    string Meaning => (reply.Code / 100) switch
    {
        2 => "done",
        3 => "go on",
        4 => "not now; try again later",
        5 => "refused",
        _ => "not a reply",
    };

    public string ToHtml() => Markup.Of($"""
        <div style="{Look.Mono};border-left:3px solid {Look.Server};background:{Look.ServerArea};padding:2px 10px;display:inline-block">{Markup.Join(reply.ToString().Split('\n').Select(line => Markup.Of($"<div>{Drawn.Text(line)}</div>")))}</div> <span style="{Look.Aside}">{Meaning}</span>
        """).Html;

    public string ToText() => string.Join('\n', reply.ToString().Split('\n').SelectMany(line => Visible.Wrap(Visible.Text(line), 80)));
}
