using static FakeMail.Smtp.SmtpCommand;
using static FakeMail.Smtp.SmtpPhase;

namespace FakeMail.Smtp;

/// <summary>Where a session stands between two commands.</summary>
public enum SmtpPhase
{
    /// <summary>The client has not said hello.</summary>
    Connected,
    /// <summary>It has; no message is under way.</summary>
    Greeted,
    /// <summary>After MAIL FROM.</summary>
    HasSender,
    /// <summary>After the first RCPT TO.</summary>
    HasRecipients,
    /// <summary>It is over.</summary>
    Closed,
}

/// <summary>The order of commands (RFC 5321 §4.1.4): the whole state machine, on one screen.</summary>
public static class SmtpRules
{
    /// <summary>What the server answers to a command, and where that leads. It looks at nothing else, and changes nothing.</summary>
    public static (SmtpReply Reply, SmtpPhase Next) Apply(SmtpPhase phase, SmtpCommand command, SmtpSettings settings, int recipients = 0) => (command, phase) switch
    {
        (Wrong wrong, _)                                   => (wrong.Reply, phase),
        (Noop, _)                                          => (Replies.Ok, phase),
        (Vrfy, _)                                          => (Replies.CannotVerify, phase),
        (Help, _)                                          => (Replies.Help(settings), phase),
        (Quit, _)                                          => (Replies.Bye, Closed),
        (Hello { Extended: true }, _) when !settings.Extended => (Replies.NotImplemented, phase),
        (Hello hello, _)                                   => (Replies.Hello(settings, hello.Domain, hello.Extended), Greeted),   // inside a transaction too: it resets
        (Rset, Connected)                                  => (Replies.Ok, Connected),
        (Rset, _)                                          => (Replies.Ok, Greeted),
        (_, Connected)                                     => (Replies.HelloFirst, Connected),
        (Mail mail, Greeted) when mail.Size > (ulong)settings.MaxMessageSize => (Replies.TooBig, Greeted),
        (Mail, Greeted)                                    => (Replies.SenderOk, HasSender),
        (Mail, _)                                          => (Replies.SenderAlready, phase),
        (Rcpt or Data, Greeted)                            => (Replies.SenderFirst, Greeted),
        (Rcpt, _) when recipients >= settings.MaxRecipients => (Replies.TooManyRecipients, phase),
        (Rcpt, _)                                          => (Replies.RecipientOk, HasRecipients),
        (Data, HasSender)                                  => (Replies.RecipientFirst, HasSender),
        (Data, HasRecipients)                              => (Replies.StartMail, Greeted),
        _                                                  => throw new InvalidOperationException($"{command.GetType().Name} has no rule in phase {phase}."),
    };
}
