using System.Text.Json.Serialization;
using FakeMail.Displays;

namespace FakeMail;

/// <summary>What travels outside the message: where errors go back to, and whom it is for (RFC 5321 §2.3.1).</summary>
/// <param name="ReversePath">The address after MAIL FROM; empty for <c>&lt;&gt;</c>, the sender of a bounce.</param>
/// <param name="Recipients">The addresses after RCPT TO, in the order in which they were named.</param>
[TypeFormatterSource]
public sealed record Envelope(string ReversePath, IReadOnlyList<string> Recipients) : IDisplay
{
    /// <summary>What the sender said of the message's octets (BODY).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault), JsonConverter(typeof(JsonStringEnumConverter<BodyType>))]
    public BodyType Body { get; init; }

    /// <summary>Whether addresses or header fields may be in any script (RFC 6531).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool SmtpUtf8 { get; init; }

    /// <summary>What the sender wants to hear of the delivery (RFC 3461); <c>null</c> if nothing was said of it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DeliveryRequest? Delivery { get; init; }

    /// <summary>Who wrote it, in the word of a server that trusted the writer (the AUTH parameter, RFC 4954 §5); <c>&lt;&gt;</c> if nobody knows, <c>null</c> if it was not said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Author { get; init; }

    /// <summary>Who handed it over, and how; <c>null</c> for an envelope that came by no server.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Origin? Origin { get; init; }

    string IDisplay.ToHtml() => Markup.Of($"""<div style="{Look.Card};display:inline-block">{Visible.Text(ToString())}</div>""").Html;

    string IDisplay.ToText() => string.Join('\n', Visible.Wrap(Visible.Text(ToString()), 80));

    /// <summary>The envelope on one line: <c>ann@school → bob@home, eve@home</c>.</summary>
    public override string ToString() =>
        $"{(ReversePath is "" ? "<>" : ReversePath)} → {string.Join(", ", Recipients)}";
}
