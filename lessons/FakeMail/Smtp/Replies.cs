using static FakeMail.Smtp.SmtpExtensions;

namespace FakeMail.Smtp;

/// <summary>Everything that the server can say (codes: RFC 5321 §4.2.3; status: RFC 3463 and, for log-ins, RFC 4954 §6).</summary>
static class Replies
{
    public static readonly SmtpReply
        ReadyForTls         = new(220, "Ready to start TLS", "2.0.0"),
        Bye                 = new(221, "Bye", "2.0.0"),
        LoggedIn            = new(235, "Logged in", "2.7.0"),
        Ok                  = new(250, "OK", "2.0.0"),
        SenderOk            = new(250, "Sender OK", "2.1.0"),
        RecipientOk         = new(250, "Recipient OK", "2.1.5"),
        Stored              = new(250, "Message stored", "2.0.0"),
        CannotVerify        = new(252, "Cannot verify; send the message and see", "2.5.2"),
        Continue            = new(334, ""),
        StartMail           = new(354, "Start mail; end with <CRLF>.<CRLF>"),
        TooManySessions     = new(421, "Too many clients at once; closing", "4.3.2"),
        Stopping            = new(421, "The server stops; closing", "4.3.2"),
        TimedOut            = new(421, "Waited too long; closing", "4.4.2"),
        TooManyErrors       = new(421, "Too many errors; closing", "4.7.0"),
        NotHttp             = new(421, "This is SMTP, not HTTP; closing", "4.7.0"),
        NotTls              = new(421, "This is no TLS: say STARTTLS first; closing", "4.7.0"),
        CouldNotStore       = new(451, "Could not store the message; try again later", "4.3.0"),
        TooManyRecipients   = new(452, "Too many recipients", "4.5.3"),
        NoTlsNow            = new(454, "TLS is not available at the moment", "4.7.0"),
        NoLoginNow          = new(454, "Nobody can log in at the moment", "4.7.0"),
        BareLineFeed        = new(500, "A line ends with CR LF, and this one with LF alone", "5.5.2"),
        CommandTooLong      = new(500, "Line too long", "5.5.2"),
        ResponseTooLong     = new(500, "Line too long", "5.5.6"),
        NoCommand           = new(500, "That is not a command", "5.5.2"),
        Cancelled           = new(501, "Login cancelled", "5.7.0"),
        NotBase64           = new(501, "That is not base64", "5.5.2"),
        ServerFirst         = new(501, "In this mechanism the server speaks first", "5.5.4"),
        NotImplemented      = new(502, "Command not implemented", "5.5.1"),
        HelloFirst          = new(503, "Say HELO or EHLO first", "5.5.1"),
        EhloFirst           = new(503, "Say EHLO first", "5.5.1"),
        SenderFirst         = new(503, "Say MAIL FROM first", "5.5.1"),
        RecipientFirst      = new(503, "Say RCPT TO first", "5.5.1"),
        SenderAlready       = new(503, "There is a sender already; RSET starts again", "5.5.1"),
        TlsAlready          = new(503, "The connection is encrypted already", "5.5.1"),
        LoggedInAlready     = new(503, "You are logged in already", "5.5.1"),
        NotInTransaction    = new(503, "Not while a message is under way", "5.5.1"),
        ChunksAlready       = new(503, "The message is coming by BDAT; RSET starts again", "5.5.1"),
        ChunkRefusedBefore  = new(503, "A chunk was refused; RSET starts again", "5.5.1"),
        BinaryNeedsChunks   = new(503, "BODY=BINARYMIME goes with BDAT, not with DATA", "5.5.1"),
        NoMechanism         = new(504, "Mechanism not known", "5.5.4"),
        NoSuchTopic         = new(504, "There is no help on that", "5.5.4"),
        NoService           = new(503, "There is no service here; say QUIT", "5.5.1"),
        TlsFirst            = new(530, "Say STARTTLS first", "5.7.0"),
        LoginFirst          = new(530, "Log in first", "5.7.0"),
        WrongPassword       = new(535, "User and password do not fit", "5.7.8"),
        TlsBeforeLogin      = new(538, "Say STARTTLS first: others may be listening", "5.7.11"),
        NoSuchUser          = new(550, "No such user", "5.1.1"),
        NoSuchList          = new(550, "No such list", "5.1.1"),
        MembersNotAscii     = new(550, "There are members whom only SMTPUTF8 can name", "5.6.8"),   // RFC 6531 §3.7.4.2
        SenderNotAscii      = new(550, "Address has octets above 127", "5.6.7"),                    // RFC 6531 §3.5, and the one below
        TooBig              = new(552, "Message too big", "5.3.4"),
        RecipientNotAscii   = new(553, "Address has octets above 127", "5.6.7");

    // In the order in which EHLO lists them.
    static readonly (SmtpExtensions Extension, Func<SmtpSettings, string> Line)[] Keywords =
    [
        (Pipelining,          _        => "PIPELINING"),
        (Size,                settings => $"SIZE {settings.MaxMessageSize}"),          // 0: there is no limit (RFC 1870 §4)
        (EightBitMime,        _        => "8BITMIME"),
        (EnhancedStatusCodes, _        => "ENHANCEDSTATUSCODES"),
        (SmtpUtf8,            _        => "SMTPUTF8"),
        (Dsn,                 _        => "DSN"),
        (Chunking,            _        => "CHUNKING"),
        (BinaryMime,          _        => "BINARYMIME"),
        (Vrfy,                _        => "VRFY"),
        (Expn,                _        => "EXPN"),
        (StartTls,            _        => "STARTTLS"),
        (Auth,                settings => $"AUTH {string.Join(' ', settings.Mechanisms)}"),
        (SmtpExtensions.Help, _        => "HELP"),
    ];

    public static SmtpReply Syntax(string usage) => new(501, $"Syntax: {usage}", "5.5.4");

    /// <summary>A reply as HELO and EHLO have it, which never go with a status (RFC 2034 §4).</summary>
    public static SmtpReply WithoutStatus(SmtpReply reply) => reply with { Status = "" };

    public static SmtpReply UnknownParameter(string name) => new(555, $"Parameter {Brief(name)} not known", "5.5.4");

    public static SmtpReply BadSender(PathFault fault) => BadAddress(fault, "5.1.7", SenderNotAscii.Code);

    public static SmtpReply BadRecipient(PathFault fault) => BadAddress(fault, "5.1.3", RecipientNotAscii.Code);

    public static SmtpReply BadLogin(string why) => new(501, why, "5.5.2");

    public static SmtpReply TextLineTooLong(int longest) => new(500, $"Message has a line of more than {longest} octets", "5.6.0");

    public static SmtpReply ChunkTaken(ulong octets) => new(250, $"{octets} octets received", "2.0.0");

    /// <summary>The commands that are known here, or how one of them is written (§4.1.1.8).</summary>
    public static SmtpReply Help(SmtpSettings settings, string topic) =>
        topic is "" ? new(214, $"{SmtpVerbs.Known(settings)}\nSee RFC 5321", "2.0.0")
        : SmtpVerbs.Usage(topic, settings) is { } usage ? new(214, usage, "2.0.0")
        : NoSuchTopic;

    /// <summary>The server's first words (§4.3.1).</summary>
    public static SmtpReply Greeting(SmtpSettings settings) =>
        new(220, settings.Greeting ?? $"{settings.Domain} {(settings.Extended ? "ESMTP" : "SMTP")} ready");

    /// <summary>The answer to HELO.</summary>
    public static SmtpReply Helo(SmtpSettings settings, string client) => new(250, $"{settings.Domain} greets {Brief(client)}");

    /// <summary>The answer to EHLO: also what the server can do beyond the basics, a line each (§4.1.1.1).</summary>
    public static SmtpReply Ehlo(SmtpSettings settings, string client, bool encrypted)
    {
        var listed = settings.Listed(encrypted);
        return new(250, string.Join('\n', Keywords.Where(row => (row.Extension & listed) is not 0).Select(row => row.Line(settings)).Prepend($"{settings.Domain} greets {Brief(client)}")));
    }

    // A reply line has 512 octets at most (§4.5.3.1.5), and a client's name may be as long as a command.
    static string Brief(string text) => text.Length <= 255 ? text : $"{text[..252]}...";

    static SmtpReply BadAddress(PathFault fault, string status, int notUtf8) => fault switch
    {
        PathFault.NoDomain => new(501, "Syntax: an address has a domain, <name@domain>", status),
        PathFault.LocalPart => new(501, "Syntax: dots stand between the words of a name, one at a time", status),
        PathFault.Literal => new(501, "Syntax: [192.0.2.1] or [IPv6:2001:db8::1]", status),
        PathFault.NotUtf8 => new(notUtf8, "Address has octets that are not UTF-8", "5.6.7"),
        _ => new(501, "Syntax: a domain is letters, digits and hyphens, with single dots between", status),
    };
}
