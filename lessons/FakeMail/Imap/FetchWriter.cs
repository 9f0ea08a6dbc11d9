using System.Text;
using FakeMail.Mailbox;

namespace FakeMail.Imap;

/// <summary>Writes what FETCH answers for a message (RFC 3501 §7.4.2).</summary>
static class FetchWriter
{
    /// <exception cref="IOException">The message is no longer there; nothing has been written.</exception>
    public static async Task WriteAsync(ImapOutput output, SelectedFolder selected, uint number, StoredMessage message, IEnumerable<FetchItem> items, CancellationToken stop)
    {
        var parts = new MessageParts(message.Content);
        var answers = items.Select(item => (Text: TextOf(item, selected, message, parts), Octets: item is FetchItem.Section section ? Find(parts, section) : null)).ToList();

        output.Write($"* {number} FETCH (");
        foreach (var (index, (text, octets)) in answers.Index())
        {
            output.Write(index > 0 ? " " + text : text);
            if (octets is not null) await output.LiteralAsync(octets, stop);
        }
        output.Line(")");
        await output.FlushIfLargeAsync(stop);
    }

    static string TextOf(FetchItem item, SelectedFolder selected, StoredMessage message, MessageParts parts) => item switch
    {
        FetchItem.Flags           => $"FLAGS ({selected.FlagsOf(message)})",
        FetchItem.Uid             => $"UID {message.Uid}",
        FetchItem.InternalDate    => $"INTERNALDATE {ImapDate.Write(message.InternalDate)}",
        FetchItem.Size            => $"RFC822.SIZE {message.Size}",
        FetchItem.EnvelopeFields  => $"ENVELOPE {ImapEnvelope.Write(parts.Fields)}",
        FetchItem.BodyParts body  => $"{(body.Extended ? "BODYSTRUCTURE" : "BODY")} {BodyStructure.Write(parts.Root, body.Extended)}",
        FetchItem.Section section => Find(parts, section) is null ? $"{section.Name} NIL" : $"{section.Name} ",
        _ => throw new InvalidOperationException($"{item.GetType().Name} is not known."),
    };

    static MessageContent? Find(MessageParts parts, FetchItem.Section section)
    {
        if (Whole(parts, section) is not { } found) return null;
        if (section.Partial is not var (from, count)) return found;
        var start = Math.Min(from, found.Length);
        return found.Slice(start, Math.Min(count, found.Length - start));
    }

    static MessageContent? Whole(MessageParts parts, FetchItem.Section section)
    {
        if (section.Part is [] && section.What is SectionText.All) return parts.Content;
        if (section.Part is [])
            return section.What switch
            {
                SectionText.Header => parts.Content.Slice(0, parts.Header.Length),
                SectionText.Text   => parts.Content.Slice(parts.Header.Length, parts.Content.Length - parts.Header.Length),
                _                  => Selected(parts.Fields, section),
            };
        if (parts.Root.Find([.. section.Part]) is not { } part) return null;
        var (start, header, body) = part.Extent;
        return section.What switch
        {
            SectionText.All  => parts.Content.Slice(start + header, body),
            SectionText.Mime => parts.Content.Slice(start, header),
            _                => part.Message is { } message ? OfMessage(parts.Content, message, section) : null,
        };
    }

    static MessageContent OfMessage(MessageContent content, Entity message, FetchItem.Section section)
    {
        var (start, header, body) = message.Extent;
        return section.What switch
        {
            SectionText.Header => content.Slice(start, header),
            SectionText.Text   => content.Slice(start + header, body),
            _                  => Selected(message.Fields, section),
        };
    }

    static MessageContent Selected(HeaderFields fields, FetchItem.Section section)
    {
        var wanted = section.Fields.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var lines = new StringBuilder();
        foreach (var (name, raw) in fields.All)
            if (wanted.Contains(name) == section.What is SectionText.Fields) lines.Append(raw);
        return MessageContent.Of(ImapText.Octets(lines.Append("\r\n").ToString()));
    }
}
