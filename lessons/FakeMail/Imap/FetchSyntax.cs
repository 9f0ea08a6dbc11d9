using static FakeMail.Imap.FetchItem;

namespace FakeMail.Imap;

/// <summary>Reads what FETCH asks for (RFC 3501 §9, fetch-att).</summary>
static class FetchSyntax
{
    static readonly FetchItem[] Fast = [new Flags(), new InternalDate(), new Size()];

    public static IReadOnlyList<FetchItem> Items(ImapParser parser) =>
        parser.Sees('(') ? Filled(parser.List(() => Item(parser)))
        : parser.Takes("ALL") ? [.. Fast, new EnvelopeFields()]
        : parser.Takes("FAST") ? Fast
        : parser.Takes("FULL") ? [.. Fast, new EnvelopeFields(), new BodyParts(Extended: false)]
        : [Item(parser)];

    static List<FetchItem> Filled(List<FetchItem> items) => items.Count > 0 ? items : throw new FormatException("FETCH asks for nothing");

    static FetchItem Item(ImapParser parser) => parser.Keyword(not: "[") switch
    {
        "FLAGS"         => new Flags(),
        "UID"           => new Uid(),
        "INTERNALDATE"  => new InternalDate(),
        "RFC822.SIZE"   => new Size(),
        "ENVELOPE"      => new EnvelopeFields(),
        "BODYSTRUCTURE" => new BodyParts(Extended: true),
        "RFC822"        => new Section("RFC822", [], SectionText.All, [], null, Peek: false),
        "RFC822.HEADER" => new Section("RFC822.HEADER", [], SectionText.Header, [], null, Peek: true),
        "RFC822.TEXT"   => new Section("RFC822.TEXT", [], SectionText.Text, [], null, Peek: false),
        "BODY"          => parser.Sees('[') ? Body(parser, peek: false) : new BodyParts(Extended: false),
        "BODY.PEEK"     => Body(parser, peek: true),
        var other       => throw new FormatException($"{other} is nothing that can be fetched"),
    };

    static Section Body(ImapParser parser, bool peek)
    {
        parser.Expect('[');
        var part = new List<uint>();
        while (parser.SeesSet)
        {
            part.Add(parser.Number() is > 0 and var number ? number : throw new FormatException("Parts are counted from 1"));
            if (!parser.Takes('.')) break;
            if (parser.Sees(']')) throw new FormatException("After the dot, a section is missing");
            if (part.Count > Entity.MostLevels) throw new FormatException("No message has so many levels");
        }
        var (what, fields) = parser.Sees(']') ? (SectionText.All, []) : What(parser, part.Count > 0);
        parser.Expect(']');
        var name = $"BODY[{Written(part, what, fields)}]";
        if (!parser.Takes('<')) return new(name, part, what, fields, null, peek);

        var from = parser.Number();
        parser.Expect('.');
        var count = parser.Number();
        parser.Expect('>');
        return new($"{name}<{from}>", part, what, fields, count > 0 ? (from, count) : throw new FormatException("A part of 0 octets is nothing to fetch"), peek);
    }

    static (SectionText, IReadOnlyList<string>) What(ImapParser parser, bool ofPart) => parser.Keyword() switch
    {
        "HEADER"            => (SectionText.Header, []),
        "HEADER.FIELDS"     => (SectionText.Fields, Fields(parser)),
        "HEADER.FIELDS.NOT" => (SectionText.FieldsNot, Fields(parser)),
        "TEXT"              => (SectionText.Text, []),
        "MIME" when ofPart  => (SectionText.Mime, []),
        var other           => throw new FormatException($"{other} is no section of a body"),
    };

    static List<string> Fields(ImapParser parser)
    {
        parser.Expect(' ');
        return parser.List(() => parser.AString()) is { Count: > 0 } fields ? fields : throw new FormatException("The names of the fields are missing");
    }

    static string Written(List<uint> part, SectionText what, IReadOnlyList<string> fields)
    {
        var text = what switch
        {
            SectionText.All       => "",
            SectionText.Fields    => $"HEADER.FIELDS ({string.Join(' ', fields.Select(ImapText.AString))})",
            SectionText.FieldsNot => $"HEADER.FIELDS.NOT ({string.Join(' ', fields.Select(ImapText.AString))})",
            _                     => what.ToString().ToUpperInvariant(),
        };
        return string.Join('.', [.. part.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)), .. text is "" ? (string[])[] : [text]]);
    }
}
