using static FakeMail.Pop3.Pop3Command;
using static FakeMail.Pop3.Pop3Phase;

namespace FakeMail.Pop3;

/// <summary>Where a session stands between two commands (RFC 1939 §3).</summary>
public enum Pop3Phase
{
    /// <summary>Nobody has logged in.</summary>
    Authorization,
    /// <summary>After USER: a password must follow.</summary>
    Named,
    /// <summary>Logged in, the maildrop is locked.</summary>
    Transaction,
    /// <summary>After QUIT: marked messages are removed, and it is over.</summary>
    Update,
    /// <summary>It is over, and nothing is removed.</summary>
    Closed,
}

/// <summary>The order of commands (RFC 1939 §4 to §7): the whole state machine, on one screen.</summary>
public static class Pop3Rules
{
    /// <summary>Why a command is refused, <c>null</c> if it is not, and where it leads if it succeeds. It looks at nothing else, and changes nothing.</summary>
    public static (string? Refusal, Pop3Phase Next) Apply(Pop3Phase phase, Pop3Command command) => (command, phase) switch
    {
        (Wrong wrong, _)                         => (wrong.Reason, phase),
        (Capa, _)                                => (null, phase),
        (Quit, Transaction)                      => (null, Update),
        (Quit, _)                                => (null, Closed),
        (User, Authorization or Named)           => (null, Named),
        (Pass, Named)                            => (null, Transaction),
        (Pass, Authorization)                    => ("Say USER first", phase),
        (Apop, Authorization or Named)           => (null, Transaction),
        (Auth, Authorization or Named)           => (null, Transaction),
        (Stls, Authorization or Named)           => (null, Authorization),   // the name goes too: nobody could protect it
        (Stls, _)                                => ("Too late to encrypt: logged in already", phase),
        (User or Pass or Apop or Auth, _)        => ("Logged in already", phase),
        (_, Authorization or Named)              => ("Log in first", phase),
        _                                        => (null, phase),
    };
}
