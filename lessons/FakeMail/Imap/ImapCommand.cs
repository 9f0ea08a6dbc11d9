using FakeMail.Mailbox;

namespace FakeMail.Imap;

/// <summary>One command from the client, understood (RFC 3501 §6). Nonsense is a command too.</summary>
public abstract record ImapCommand
{
    /// <summary>CAPABILITY: what the server can do (§6.1.1).</summary>
    public sealed record Capability : ImapCommand;
    /// <summary>NOOP: anything new? (§6.1.2)</summary>
    public sealed record Noop : ImapCommand;
    /// <summary>LOGOUT (§6.1.3).</summary>
    public sealed record Logout : ImapCommand;
    /// <summary>ID: which program is this? (RFC 2971)</summary>
    public sealed record Id : ImapCommand;
    /// <summary>STARTTLS: encrypt from here on (§6.2.1).</summary>
    public sealed record StartTls : ImapCommand;
    /// <summary>AUTHENTICATE: log in by a SASL mechanism (§6.2.2), perhaps with what it begins with (RFC 4959).</summary>
    public sealed record Authenticate(string Mechanism, string? Response) : ImapCommand;
    /// <summary>LOGIN: name and password (§6.2.3).</summary>
    public sealed record Login(string User, string Password) : ImapCommand;
    /// <summary>SELECT (§6.3.1) or EXAMINE, which changes nothing (§6.3.2).</summary>
    public sealed record Open(string Folder, bool ReadOnly) : ImapCommand;
    /// <summary>CREATE (§6.3.3).</summary>
    public sealed record Create(string Folder) : ImapCommand;
    /// <summary>DELETE (§6.3.4).</summary>
    public sealed record Delete(string Folder) : ImapCommand;
    /// <summary>RENAME (§6.3.5).</summary>
    public sealed record Rename(string From, string To) : ImapCommand;
    /// <summary>SUBSCRIBE (§6.3.6) or UNSUBSCRIBE (§6.3.7).</summary>
    public sealed record Subscribe(string Folder, bool Wanted) : ImapCommand;
    /// <summary>LIST: all folders (§6.3.8), or LSUB: those subscribed to (§6.3.9).</summary>
    public sealed record List(string Reference, string Pattern, bool Subscribed) : ImapCommand;
    /// <summary>STATUS: figures of a folder that is not selected (§6.3.10).</summary>
    public sealed record Status(string Folder, IReadOnlyList<string> Items) : ImapCommand;
    /// <summary>APPEND: puts a message in a folder (§6.3.11).</summary>
    public sealed record Append(string Folder, FlagSet Flags, DateTimeOffset? Date, MessageContent Content) : ImapCommand;
    /// <summary>NAMESPACE: where folders are (RFC 2342).</summary>
    public sealed record Namespaces : ImapCommand;
    /// <summary>IDLE: tell me as it happens (RFC 2177).</summary>
    public sealed record Idle : ImapCommand;
    /// <summary>CHECK (§6.4.1).</summary>
    public sealed record Check : ImapCommand;
    /// <summary>CLOSE, which expunges (§6.4.2), or UNSELECT, which does not (RFC 3691).</summary>
    public sealed record Close(bool Expunges) : ImapCommand;
    /// <summary>EXPUNGE: removes what is marked (§6.4.3); of certain UIDs only (RFC 4315 §2.1).</summary>
    public sealed record Expunge(SequenceSet? Uids) : ImapCommand;
    /// <summary>SEARCH (§6.4.4); with a charset that is not known if so.</summary>
    public sealed record Search(bool ByUid) : ImapCommand
    {
        internal Predicate<SearchCandidate> Matches { get; init; } = _ => false;
        internal bool CharsetIsKnown { get; init; } = true;
    }
    /// <summary>FETCH (§6.4.5).</summary>
    public sealed record Fetch(SequenceSet Set, IReadOnlyList<FetchItem> Items, bool ByUid) : ImapCommand;
    /// <summary>STORE: changes flags (§6.4.6).</summary>
    public sealed record Store(SequenceSet Set, FlagChange Change, FlagSet Flags, bool Silent, bool ByUid) : ImapCommand;
    /// <summary>COPY (§6.4.7) or MOVE (RFC 6851).</summary>
    public sealed record Copy(SequenceSet Set, string Folder, bool Moves, bool ByUid) : ImapCommand;
    /// <summary>What can only be refused, whatever the phase.</summary>
    public sealed record Wrong(string Reason) : ImapCommand;
}

/// <summary>What STORE does with the flags it names.</summary>
public enum FlagChange
{
    /// <summary>FLAGS: these and no others.</summary>
    Replace,
    /// <summary>+FLAGS: these as well.</summary>
    Add,
    /// <summary>-FLAGS: these no longer.</summary>
    Remove,
}
