namespace FakeMail.Smtp;

/// <summary>Everything that the server can say (codes: RFC 5321 §4.2.3; status: RFC 3463).</summary>
static class Replies
{
    public static readonly SmtpReply
        Ok                  = new(250, "OK", "2.0.0"),
        SenderOk            = new(250, "Sender OK", "2.1.0"),
        RecipientOk         = new(250, "Recipient OK", "2.1.5"),
        Stored              = new(250, "Message stored", "2.0.0"),
        StartMail           = new(354, "Start mail; end with <CRLF>.<CRLF>"),
        Bye                 = new(221, "Bye", "2.0.0"),
        CannotVerify        = new(252, "Cannot verify; send the message and see", "2.5.2"),
        TimedOut            = new(421, "Waited too long; closing", "4.4.2"),
        TooManyErrors       = new(421, "Too many errors; closing", "4.7.0"),
        CouldNotStore       = new(451, "Could not store the message; try again later", "4.3.0"),
        TooManyRecipients   = new(452, "Too many recipients", "4.5.3"),
        CommandTooLong      = new(500, "Line too long", "5.5.2"),
        TextLineTooLong     = new(500, "Message has a line of more than 1000 octets", "5.6.0"),
        NoCommand           = new(500, "That is not a command", "5.5.2"),
        NotImplemented      = new(502, "Command not implemented", "5.5.1"),
        HelloFirst          = new(503, "Say HELO or EHLO first", "5.5.1"),
        SenderFirst         = new(503, "Say MAIL FROM first", "5.5.1"),
        RecipientFirst      = new(503, "Say RCPT TO first", "5.5.1"),
        SenderAlready       = new(503, "There is a sender already; RSET starts again", "5.5.1"),
        TooBig              = new(552, "Message too big", "5.3.4"),
        NotAscii            = new(553, "Address has octets above 127", "5.6.7");

    public static SmtpReply Syntax(string usage) => new(501, $"Syntax: {usage}", "5.5.4");

    public static SmtpReply UnknownParameter(string name) => new(555, $"Parameter {name} not known", "5.5.4");

    /// <summary>The commands that are known here (§4.1.1.8).</summary>
    public static SmtpReply Help(SmtpSettings settings) =>
        new(214, $"HELO {(settings.Extended ? "EHLO " : "")}MAIL RCPT DATA RSET NOOP VRFY HELP QUIT\nSee RFC 5321", "2.0.0");

    /// <summary>The server's first words (§4.3.1).</summary>
    public static SmtpReply Greeting(SmtpSettings settings) =>
        new(220, $"{settings.Domain} {(settings.Extended ? "ESMTP" : "SMTP")} ready");

    /// <summary>The answer to HELO; to EHLO also what the server can do beyond the basics, a line each (§4.1.1.1).</summary>
    public static SmtpReply Hello(SmtpSettings settings, string client, bool extended) =>
        new(250, extended
            ? $"{settings.Domain} greets {client}\nPIPELINING\nSIZE {settings.MaxMessageSize}\n8BITMIME\nENHANCEDSTATUSCODES\nHELP"
            : $"{settings.Domain} greets {client}");
}
