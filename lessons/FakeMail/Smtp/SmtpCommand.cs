namespace FakeMail.Smtp;

/// <summary>One line from the client, understood. <see cref="Parse"/> never throws: nonsense is a command too.</summary>
public abstract record SmtpCommand
{
    /// <summary>HELO, or EHLO (§4.1.1.1).</summary>
    public sealed record Hello(string Domain, bool Extended) : SmtpCommand;
    /// <summary>MAIL FROM (§4.1.1.2), with the size that the client declares (RFC 1870), 0 if none.</summary>
    public sealed record Mail(string ReversePath, ulong Size) : SmtpCommand;
    /// <summary>RCPT TO: one recipient (§4.1.1.3).</summary>
    public sealed record Rcpt(string ForwardPath) : SmtpCommand;
    /// <summary>DATA (§4.1.1.4).</summary>
    public sealed record Data : SmtpCommand;
    /// <summary>RSET (§4.1.1.5).</summary>
    public sealed record Rset : SmtpCommand;
    /// <summary>VRFY (§4.1.1.6).</summary>
    public sealed record Vrfy : SmtpCommand;
    /// <summary>HELP (§4.1.1.8).</summary>
    public sealed record Help : SmtpCommand;
    /// <summary>NOOP (§4.1.1.9).</summary>
    public sealed record Noop : SmtpCommand;
    /// <summary>QUIT (§4.1.1.10).</summary>
    public sealed record Quit : SmtpCommand;
    /// <summary>What can only be refused, whatever the phase.</summary>
    public sealed record Wrong(SmtpReply Reply) : SmtpCommand;

    /// <summary>Understands a line, given without its CR LF and with each octet as one character.</summary>
    /// <param name="line">The line.</param>
    /// <param name="extended">Whether the session began with EHLO: only then MAIL and RCPT may have parameters.</param>
    public static SmtpCommand Parse(string line, bool extended = true)
    {
        var space = line.IndexOf(' ');
        var verb = (space < 0 ? line : line[..space]).ToUpperInvariant();
        var argument = space < 0 ? "" : line[space..].Trim(' ');
        return (verb, argument) switch
        {
            ("HELO" or "EHLO", _)                  => ParseHello(verb, argument),
            ("MAIL", _)                            => SmtpPath.After("FROM:", argument) is { } path ? ParseMail(path, extended) : new Wrong(Replies.Syntax("MAIL FROM:<address>")),
            ("RCPT", _)                            => SmtpPath.After("TO:", argument) is { } path ? ParseRcpt(path) : new Wrong(Replies.Syntax("RCPT TO:<address>")),
            ("DATA", "")                           => new Data(),
            ("RSET", "")                           => new Rset(),
            ("QUIT", "")                           => new Quit(),
            ("DATA" or "RSET" or "QUIT", _)        => new Wrong(Replies.Syntax($"{verb}, and nothing after it")),
            ("VRFY", "")                           => new Wrong(Replies.Syntax("VRFY name")),
            ("VRFY", _)                            => new Vrfy(),
            ("HELP", _)                            => new Help(),
            ("NOOP", _)                            => new Noop(),
            ("EXPN" or "TURN" or "SEND" or "SOML" or "SAML" or "ETRN" or "BDAT" or "AUTH" or "STARTTLS", _)
                                                   => new Wrong(Replies.NotImplemented),
            _                                      => new Wrong(Replies.NoCommand),
        };
    }

    // §4.1.1.1 wants a domain or an address literal; what clients really send is any name of their own.
    static SmtpCommand ParseHello(string verb, string argument) =>
        argument is not "" && argument.All(c => c is > ' ' and < '\x7f')
            ? new Hello(argument, Extended: verb is "EHLO")
            : new Wrong(Replies.Syntax($"{verb} domain"));

    static SmtpCommand ParseMail(SmtpPath path, bool extended)
    {
        if (path.Refusal is { } refusal) return new Wrong(refusal);
        if (path.IsPostmaster) return new Wrong(Replies.Syntax("MAIL FROM:<address>"));
        return MailParameters.Parse(extended ? path.Parameters : [], out var size) is { } wrong ? new Wrong(wrong)
            : !extended && path.Parameters is [var unexpected, ..] ? new Wrong(Replies.UnknownParameter(unexpected))
            : new Mail(path.Address, size);
    }

    static SmtpCommand ParseRcpt(SmtpPath path) => path switch
    {
        { Refusal: { } refusal }       => new Wrong(refusal),
        { Address: "" }                => new Wrong(Replies.Syntax("RCPT TO:<address>")),
        { Parameters: [var name, ..] } => new Wrong(Replies.UnknownParameter(name.Split('=')[0])),
        _                              => new Rcpt(path.Address),
    };
}
