using static FakeMail.Imap.ImapCommand;
using static FakeMail.Imap.ImapPhase;

namespace FakeMail.Imap;

/// <summary>Where a session stands between two commands (RFC 3501 §3).</summary>
public enum ImapPhase
{
    /// <summary>Nobody has logged in (§3.1).</summary>
    NotAuthenticated,
    /// <summary>Logged in, no folder is open (§3.2).</summary>
    Authenticated,
    /// <summary>A folder is open (§3.3).</summary>
    Selected,
    /// <summary>A folder is open for reading only.</summary>
    Examined,
    /// <summary>It is over (§3.4).</summary>
    Closed,
}

/// <summary>Which command is allowed when (RFC 3501 §6): the whole state machine, on one screen.</summary>
public static class ImapRules
{
    /// <summary>How a command is refused, <c>null</c> if it is not, and where it leads if it succeeds. It looks at nothing else, and changes nothing.</summary>
    public static (ImapReply? Refusal, ImapPhase Next) Apply(ImapPhase phase, ImapCommand command) => (command, phase) switch
    {
        (Wrong wrong, _)                                     => (ImapReply.Bad(wrong.Reason), phase),
        (Capability or Noop or Id, _)                        => (null, phase),
        (Logout, _)                                          => (null, Closed),
        (StartTls, NotAuthenticated)                         => (null, NotAuthenticated),
        (Login or Authenticate, NotAuthenticated)            => (null, Authenticated),
        (StartTls or Login or Authenticate, _)               => (ImapReply.Bad("Logged in already"), phase),
        (_, NotAuthenticated)                                => (ImapReply.Bad("Log in first"), phase),
        (Open { ReadOnly: false }, _)                        => (null, Selected),
        (Open, _)                                            => (null, Examined),
        (Create or Delete or Rename or Subscribe or List or Status or Append or Namespaces or Idle, _)
                                                             => (null, phase),
        (_, Authenticated)                                   => (ImapReply.Bad("Open a folder first, with SELECT or EXAMINE"), phase),
        (Close, _)                                           => (null, Authenticated),
        (Store or Expunge or Copy { Moves: true }, Examined) => (ImapReply.No("The folder is open for reading only"), phase),
        _                                                    => (null, phase),
    };
}
