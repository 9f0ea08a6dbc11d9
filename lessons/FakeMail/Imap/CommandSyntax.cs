using FakeMail.Mailbox;
using static FakeMail.Imap.ImapCommand;

namespace FakeMail.Imap;

/// <summary>Reads commands (RFC 3501 §9).</summary>
static class CommandSyntax
{
    /// <summary>Understands a command. It never throws: what is wrong is a command too.</summary>
    public static (string Tag, ImapCommand Command) Parse(ImapLine line)
    {
        var tag = "*";
        try
        {
            var parser = new ImapParser(line);
            var word = parser.Atom(also: "]", not: "+");
            parser.Expect(' ');
            tag = word;
            if (line.Refusal is not null) return (tag, new Wrong(line.Refusal));
            var command = Read(parser, parser.Keyword());
            parser.ExpectEnd();
            return (tag, command);
        }
        catch (FormatException wrong)
        {
            return (tag, new Wrong(tag is "*" ? "A command is a tag, a space and a word" : wrong.Message));
        }
    }

    static ImapCommand Read(ImapParser parser, string name)
    {
        switch (name)
        {
            case "CAPABILITY": return new Capability();
            case "NOOP": return new Noop();
            case "LOGOUT": return new Logout();
            case "STARTTLS": return new StartTls();
            case "NAMESPACE": return new Namespaces();
            case "IDLE": return new Idle();
            case "CHECK": return new Check();
            case "CLOSE": return new Close(Expunges: true);
            case "UNSELECT": return new Close(Expunges: false);
            case "EXPUNGE": return new Expunge(null);
        }
        if (!parser.Takes(' ')) throw new FormatException("That is not a command, or something is missing after it");
        return name switch
        {
            "ID"           => Id(parser),
            "AUTHENTICATE" => new Authenticate(parser.Keyword(), parser.Takes(' ') ? parser.Atom() : null),
            "LOGIN"        => new Login(parser.Text(), Next(parser, parser.Text)),
            "SELECT"       => new Open(parser.FolderName(), ReadOnly: false),
            "EXAMINE"      => new Open(parser.FolderName(), ReadOnly: true),
            "CREATE"       => new Create(parser.FolderName()),
            "DELETE"       => new Delete(parser.FolderName()),
            "RENAME"       => new Rename(parser.FolderName(), Next(parser, () => parser.FolderName())),
            "SUBSCRIBE"    => new Subscribe(parser.FolderName(), Wanted: true),
            "UNSUBSCRIBE"  => new Subscribe(parser.FolderName(), Wanted: false),
            "LIST"         => new List(parser.FolderName(), Next(parser, () => parser.FolderName("%*]")), Subscribed: false),
            "LSUB"         => new List(parser.FolderName(), Next(parser, () => parser.FolderName("%*]")), Subscribed: true),
            "STATUS"       => new Status(parser.FolderName(), Next(parser, () => StatusItems(parser))),
            "APPEND"       => Append(parser),
            "UID"          => OfMessages(parser, parser.Keyword(), byUid: true),
            _              => OfMessages(parser, name, byUid: false),
        };
    }

    static ImapCommand OfMessages(ImapParser parser, string name, bool byUid)
    {
        if (byUid) parser.Expect(' ');
        return (name, byUid) switch
        {
            ("SEARCH", _)     => Search(parser, byUid),
            ("FETCH", _)      => new Fetch(parser.Set(), Next(parser, () => FetchSyntax.Items(parser)), byUid),
            ("STORE", _)      => Store(parser, byUid),
            ("COPY", _)       => new Copy(parser.Set(), Next(parser, () => parser.FolderName()), Moves: false, byUid),
            ("MOVE", _)       => new Copy(parser.Set(), Next(parser, () => parser.FolderName()), Moves: true, byUid),
            ("EXPUNGE", true) => new Expunge(parser.Set()),
            _                 => throw new FormatException("That is not a command"),
        };
    }

    static List<string> StatusItems(ImapParser parser)
    {
        var items = parser.List(() => parser.Keyword());
        return items.Count > 0 && items.TrueForAll(item => item is "MESSAGES" or "RECENT" or "UIDNEXT" or "UIDVALIDITY" or "UNSEEN") ? items
            : throw new FormatException("STATUS is asked for MESSAGES, RECENT, UIDNEXT, UIDVALIDITY, UNSEEN");
    }

    static Append Append(ImapParser parser)
    {
        var folder = parser.FolderName();
        parser.Expect(' ');
        var flags = FlagSet.None;
        if (parser.Sees('('))
        {
            flags = new(parser.List(parser.Flag));
            parser.Expect(' ');
        }
        DateTimeOffset? date = null;
        if (parser.Sees('"'))
        {
            date = ImapDate.Moment(parser.AString());
            parser.Expect(' ');
        }
        return new(folder, flags, date, parser.Literal());
    }

    static Store Store(ImapParser parser, bool byUid)
    {
        var set = parser.Set();
        parser.Expect(' ');
        var change = parser.Takes('+') ? FlagChange.Add : parser.Takes('-') ? FlagChange.Remove : FlagChange.Replace;
        var silent = parser.Keyword() switch
        {
            "FLAGS"        => false,
            "FLAGS.SILENT" => true,
            _              => throw new FormatException("STORE goes with FLAGS, +FLAGS or -FLAGS, each perhaps with .SILENT"),
        };
        parser.Expect(' ');
        if (parser.Sees('(')) return new(set, change, new(parser.List(parser.Flag)), silent, byUid);

        var flags = new List<string>();
        do flags.Add(parser.Flag());
        while (parser.Takes(' '));
        return new(set, change, new(flags), silent, byUid);
    }

    static Search Search(ImapParser parser, bool byUid)
    {
        var known = true;
        if (parser.Takes("CHARSET "))
        {
            known = parser.AString().ToUpperInvariant() is "UTF-8" or "US-ASCII";
            parser.Expect(' ');
        }
        return new(byUid) { Matches = SearchSyntax.Keys(parser), CharsetIsKnown = known };
    }

    static Id Id(ImapParser parser)
    {
        if (!parser.Takes("NIL")) parser.List(() => parser.Takes("NIL") ? "" : parser.AString());
        return new();
    }

    static T Next<T>(ImapParser parser, Func<T> read)
    {
        parser.Expect(' ');
        return read();
    }
}
