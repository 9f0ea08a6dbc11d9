using static FakeMail.Smtp.SmtpCommand;
using static FakeMail.Smtp.SmtpPhase;

namespace FakeMail.Smtp;

/// <summary>The order of commands (RFC 5321 §4.1.4, and that of each extension): the whole state machine, on one screen.</summary>
public static class SmtpRules
{
    /// <summary>What the server answers to a command, and where that leads. It looks at nothing else, and changes nothing.</summary>
    /// <remarks>A reply of 354, of 334, of 220 to STARTTLS or of 250 to BDAT is only the beginning: the session goes on from there, and may still come to something else.</remarks>
    public static (SmtpReply Reply, SmtpPhase Next) Apply(SmtpState at, SmtpCommand command, SmtpSettings settings) => (command, at.Phase) switch
    {
        (Wrong { Reply.Code: 421 } wrong, _)               => (wrong.Reply, Closed),
        (Wrong wrong, var phase)                           => (wrong.Reply, phase),
        (Quit, _)                                          => (Replies.Bye, Closed),
        (Noop, var phase)                                  => (Replies.Ok, phase),
        (Hello { Extended: true }, var phase) when !settings.Extended => (Replies.NotImplemented, phase),

        (Hello { Extended: false }, var phase) when settings.RequireTls && !at.Encrypted => (Replies.WithoutStatus(Replies.TlsFirst), phase),
        (not (Hello or StartTls), var phase) when settings.RequireTls && !at.Encrypted => (Replies.TlsFirst, phase),    // RFC 3207 §4
        (Hello { Extended: true } hello, _)                => (Replies.Ehlo(settings, hello.Domain, at.Encrypted), Greeted),   // inside a transaction too: it resets
        (Hello hello, _)                                   => (Replies.Helo(settings, hello.Domain), Greeted),
        (Rset, Connected)                                  => (Replies.Ok, Connected),
        (Rset, _)                                          => (Replies.Ok, Greeted),

        (StartTls, var phase) when Pretends(settings, SmtpExtensions.StartTls) && at.Extended => (Replies.NoTlsNow, phase),
        (Auth, var phase) when Pretends(settings, SmtpExtensions.Auth) && at.Extended => (Replies.NoLoginNow, phase),
        (StartTls, var phase) when Lacks(settings, SmtpExtensions.StartTls) => (Replies.NotImplemented, phase),
        (Auth, var phase) when Lacks(settings, SmtpExtensions.Auth) => (Replies.NotImplemented, phase),
        (Bdat, var phase) when Lacks(settings, SmtpExtensions.Chunking) => (Replies.NotImplemented, phase),
        (Expn, var phase) when Lacks(settings, SmtpExtensions.Expn) => (Replies.NotImplemented, phase),
        (StartTls or Auth or Mail or Rcpt or Data or Bdat, Connected) => (Replies.HelloFirst, Connected),
        (StartTls or Auth or Bdat, var phase) when !at.Extended => (Replies.EhloFirst, phase),

        (StartTls, var phase) when at.Encrypted            => (Replies.TlsAlready, phase),
        (StartTls, _)                                      => (Replies.ReadyForTls, Connected),                         // all is forgotten (RFC 3207 §4.2)
        (Auth, var phase) when at.LoggedIn                 => (Replies.LoggedInAlready, phase),                         // RFC 4954 §4
        (Auth, not Greeted and var phase)                  => (Replies.NotInTransaction, phase),
        (Auth, _) when !at.Encrypted && !settings.LoginBeforeTls => (Replies.TlsBeforeLogin, Greeted),
        (Auth auth, _) when !settings.Mechanisms.Contains(auth.Mechanism) => (Replies.NoMechanism, Greeted),
        (Auth, _)                                          => (Replies.Continue, Greeted),
        (_, var phase) when settings.RequireLogin && !at.LoggedIn => (Replies.LoginFirst, phase),                       // RFC 4954 §6

        (Vrfy vrfy, var phase)                             => (KnownNames.Verify(vrfy.Name, settings), phase),
        (Expn expn, var phase)                             => (KnownNames.Expand(expn, settings), phase),
        (Help help, var phase)                             => (Replies.Help(settings, help.Topic), phase),

        (Mail mail, Greeted) when settings.MaxMessageSize > 0 && mail.Parameters.DeclaredSize > (ulong)settings.MaxMessageSize => (Replies.TooBig, Greeted),
        (Mail, Greeted)                                    => (Replies.SenderOk, HasSender),
        (Mail, var phase)                                  => (Replies.SenderAlready, phase),
        (Rcpt or Data or Bdat, Greeted)                    => (Replies.SenderFirst, Greeted),
        (Rcpt, (InChunks or ChunksRefused) and var phase)  => (Replies.ChunksAlready, phase),
        (Rcpt { NeedsUtf8: true }, var phase) when at.Mail is not { SmtpUtf8: true } => (Replies.RecipientNotAscii, phase),
        (Rcpt, var phase) when at.Recipients >= settings.MaxRecipients => (Replies.TooManyRecipients, phase),
        (Rcpt, _)                                          => (Replies.RecipientOk, HasRecipients),

        (Data, HasSender)                                  => (Replies.RecipientFirst, HasSender),
        (Data, (InChunks or ChunksRefused) and var phase)  => (Replies.ChunksAlready, phase),
        (Data, HasRecipients) when at.Mail is { Body: BodyType.BinaryMime } => (Replies.BinaryNeedsChunks, HasRecipients),   // RFC 3030 §3
        (Data, HasRecipients)                              => (Replies.StartMail, Greeted),
        (Bdat { Last: true }, HasSender)                   => (Replies.RecipientFirst, HasSender),
        (Bdat, HasSender)                                  => (Replies.RecipientFirst, ChunksRefused),
        (Bdat, ChunksRefused)                              => (Replies.ChunkRefusedBefore, ChunksRefused),
        (Bdat bdat, _) when settings.MaxMessageSize > 0 && bdat.Octets > (ulong)settings.MaxMessageSize - at.Octets => (Replies.TooBig, bdat.Last ? Greeted : ChunksRefused),
        (Bdat bdat, _)                                     => (Replies.ChunkTaken(bdat.Octets), bdat.Last ? Greeted : InChunks),
        _                                                  => throw new InvalidOperationException($"{command.GetType().Name} has no rule in phase {at.Phase}."),
    };

    static bool Lacks(SmtpSettings settings, SmtpExtensions extension) => !settings.Extended || (settings.Available & extension) is 0;

    static bool Pretends(SmtpSettings settings, SmtpExtensions extension) => (settings.Pretended & ~settings.Extensions & extension) is not 0;
}
