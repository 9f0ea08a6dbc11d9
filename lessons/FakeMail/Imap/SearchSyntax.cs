using FakeMail.Mailbox;

namespace FakeMail.Imap;

/// <summary>Reads what SEARCH asks for, as a question to be put to each message (RFC 3501 §6.4.4).</summary>
static class SearchSyntax
{
    const int MostLevels = 50;

    /// <summary>One or more keys; a message must fit all of them.</summary>
    public static Predicate<SearchCandidate> Keys(ImapParser parser, int level = 0)
    {
        var keys = new List<Predicate<SearchCandidate>>();
        do keys.Add(Key(parser, level));
        while (parser.Takes(' '));
        return message => keys.TrueForAll(key => key(message));
    }

    static Predicate<SearchCandidate> Key(ImapParser parser, int level)
    {
        if (level > MostLevels) throw new FormatException($"A search has {MostLevels} levels at most");
        if (parser.Takes('('))
        {
            var inner = Keys(parser, level + 1);
            parser.Expect(')');
            return inner;
        }
        if (parser.SeesSet) return Numbers(parser, message => message.Number, message => message.LastNumber);
        var name = parser.Keyword();
        return name switch
        {
            "NOT" => Not(Next(parser, () => Key(parser, level + 1))),
            "OR" => Or(Next(parser, () => Key(parser, level + 1)), Next(parser, () => Key(parser, level + 1))),
            "UID" => Next(parser, () => Numbers(parser, message => message.Message.Uid, message => message.LastUid)),
            _ => Flags(name, parser) ?? Sizes(name, parser) ?? Dates(name, parser) ?? Texts(name, parser) ?? throw new FormatException($"{name} is nothing that can be searched for"),
        };
    }

    static Predicate<SearchCandidate>? Flags(string name, ImapParser parser) => name switch
    {
        "ALL"        => _ => true,
        "ANSWERED"   => Flag(FlagSet.Answered),
        "DELETED"    => Flag(FlagSet.Deleted),
        "DRAFT"      => Flag(FlagSet.Draft),
        "FLAGGED"    => Flag(FlagSet.Flagged),
        "SEEN"       => Flag(FlagSet.Seen),
        "UNANSWERED" => Not(Flag(FlagSet.Answered)),
        "UNDELETED"  => Not(Flag(FlagSet.Deleted)),
        "UNDRAFT"    => Not(Flag(FlagSet.Draft)),
        "UNFLAGGED"  => Not(Flag(FlagSet.Flagged)),
        "UNSEEN"     => Not(Flag(FlagSet.Seen)),
        "KEYWORD"    => Flag(Next(parser, () => parser.Atom())),
        "UNKEYWORD"  => Not(Flag(Next(parser, () => parser.Atom()))),
        "NEW"        => message => message.IsRecent && !message.Message.Flags.Has(FlagSet.Seen),
        "OLD"        => message => !message.IsRecent,
        "RECENT"     => message => message.IsRecent,
        _            => null,
    };

    static Predicate<SearchCandidate>? Sizes(string name, ImapParser parser)
    {
        if (name is not ("LARGER" or "SMALLER")) return null;
        var size = Next(parser, parser.Number);
        return name is "LARGER" ? message => message.Message.Size > size : message => message.Message.Size < size;
    }

    // Time and zone do not count: what matters is the day as it was written.
    static Predicate<SearchCandidate>? Dates(string name, ImapParser parser)
    {
        if (name is not ("BEFORE" or "ON" or "SINCE" or "SENTBEFORE" or "SENTON" or "SENTSINCE")) return null;
        var day = ImapDate.Day(Next(parser, () => parser.AString()));
        return name switch
        {
            "BEFORE"     => message => Arrived(message) < day,
            "ON"         => message => Arrived(message) == day,
            "SINCE"      => message => Arrived(message) >= day,
            "SENTBEFORE" => message => message.SentOn < day,
            "SENTON"     => message => message.SentOn == day,
            _            => message => message.SentOn >= day,
        };
    }

    static Predicate<SearchCandidate>? Texts(string name, ImapParser parser)
    {
        if (name is not ("BCC" or "CC" or "FROM" or "SUBJECT" or "TO" or "HEADER" or "BODY" or "TEXT")) return null;
        var field = name is "HEADER" ? Next(parser, () => parser.AString()) : name;
        var text = Next(parser, parser.Text);
        return name switch
        {
            "BODY" => message => message.BodyHas(text),
            "TEXT" => message => message.HeaderHas(text) || message.BodyHas(text),
            _      => message => message.FieldHas(field, text),
        };
    }

    static Predicate<SearchCandidate> Numbers(ImapParser parser, Func<SearchCandidate, uint> number, Func<SearchCandidate, uint> last)
    {
        var set = parser.Set();
        IReadOnlyList<(uint, uint)>? resolved = null;
        return message => SequenceSet.Contains(resolved ??= set.Resolve(last(message)), number(message));
    }

    static DateOnly Arrived(SearchCandidate message) => DateOnly.FromDateTime(message.Message.InternalDate.DateTime);

    static Predicate<SearchCandidate> Flag(string flag) => message => message.Message.Flags.Has(flag);

    static Predicate<SearchCandidate> Not(Predicate<SearchCandidate> key) => message => !key(message);

    static Predicate<SearchCandidate> Or(Predicate<SearchCandidate> one, Predicate<SearchCandidate> other) => message => one(message) || other(message);

    static T Next<T>(ImapParser parser, Func<T> read)
    {
        parser.Expect(' ');
        return read();
    }
}
