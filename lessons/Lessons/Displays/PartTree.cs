using System.Globalization;
using FakeMail.Displays;
using MimeKit;

namespace Lessons;

/// <summary>The parts of a message, each under the one that contains it (RFC 2045, RFC 2046).</summary>
static class PartTree
{
    public static Display Of(byte[] message)
    {
        try
        {
            return Of(MimeMessage.Load(new MemoryStream(message)));
        }
        catch (FormatException)
        {
            return Sentence("These octets are no message: not even a header field is there.");
        }
    }

    public static Display Of(MimeMessage message)
    {
        List<(string Branch, MimeEntity Part)> rows = [];
        if (message.Body is { } body) Collect(body, "", "", rows);
        if (rows.Count is 0) return Sentence("The message has no body.");
        return new(Html(rows), string.Join('\n', rows.Select(row => Visible.Cut(row.Branch + string.Join(" · ", Facts(row.Part)), 80))));
    }

    static Display Sentence(string text) => new(Markup.Of($"""<div style="{Look.Card}">{text}</div>"""), text);

    static void Collect(MimeEntity part, string branch, string below, List<(string, MimeEntity)> rows)
    {
        rows.Add((branch, part));
        var children = part switch
        {
            Multipart multipart => multipart,
            MessagePart { Message.Body: { } inner } => [inner],
            _ => (IEnumerable<MimeEntity>)[],
        };
        var last = children.LastOrDefault();
        foreach (var child in children)
            Collect(child, below + (child == last ? "└─ " : "├─ "), below + (child == last ? "   " : "│  "), rows);
    }

    static Markup Html(List<(string Branch, MimeEntity Part)> rows) => Markup.Of($"""
        <div style="{Look.Card};{Look.Mono};white-space:pre;overflow-x:auto">{Markup.Join(rows.Select(row => Markup.Of($"""<div>{row.Branch}<b>{row.Part.ContentType.MimeType}</b>{Markup.Join(Facts(row.Part).Skip(1).Select(fact => Markup.Of($" · {fact}")))}</div>""")))}</div>
        """);

    static IEnumerable<string> Facts(MimeEntity part)
    {
        yield return Visible.Text(part.ContentType.MimeType);
        if (part.ContentType.Charset is { } charset) yield return Visible.Text(charset);
        if (part is MimePart { ContentTransferEncoding: not ContentEncoding.Default } encoded) yield return NameOf(encoded.ContentTransferEncoding);
        if (part.ContentDisposition is { } disposition) yield return Visible.Text(disposition.Disposition);
        if ((part as MimePart)?.FileName is { } name) yield return $"\"{Visible.Text(name)}\"";
        if (part.ContentId is { } id) yield return $"<{Visible.Text(id)}>";
        if (part is MimePart { Content: { } content }) yield return Look.Count(SizeOf(content), "octet");
    }

    static string NameOf(ContentEncoding encoding) => encoding switch
    {
        ContentEncoding.SevenBit => "7bit",
        ContentEncoding.EightBit => "8bit",
        ContentEncoding.QuotedPrintable => "quoted-printable",
        ContentEncoding.UUEncode => "x-uuencode",
        _ => encoding.ToString().ToLower(CultureInfo.InvariantCulture),
    };

    static long SizeOf(IMimeContent content)
    {
        using var octets = new MemoryStream();
        content.DecodeTo(octets);
        return octets.Length;
    }
}
