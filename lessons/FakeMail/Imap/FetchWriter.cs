using System.Text;
using FakeMail.Mailbox;

namespace FakeMail.Imap;

/// <summary>Writes what FETCH answers for a message (RFC 3501 §7.4.2).</summary>
static class FetchWriter
{
    /// <summary>What there is to answer; <c>null</c> if the message is no longer there.</summary>
    public static IReadOnlyList<(string Text, MessageContent? Octets)>? Prepare(SelectedFolder selected, StoredMessage message, IEnumerable<FetchItem> items)
    {
        try
        {
            var parts = new MessageParts(message.Content);
            return [.. items.Select(item => (TextOf(item, selected, message, parts), item is FetchItem.Section section ? Readable(Find(parts, section)) : null))];
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Writes a prepared answer.</summary>
    public static async Task WriteAsync(ImapOutput output, uint number, IReadOnlyList<(string Text, MessageContent? Octets)> answers, CancellationToken stop)
    {
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

    // Once octets are announced they must come: what is small is read now, of what is large it is seen whether it can be.
    static MessageContent? Readable(MessageContent? content)
    {
        if (content is null) return null;
        if (content.Length < ImapOutput.Large) return MessageContent.Of(content.Octets);
        content.OpenRead().Dispose();
        return content;
    }

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
