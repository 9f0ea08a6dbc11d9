using System.Globalization;
using static FakeMail.Smtp.SmtpExtensions;

namespace FakeMail.Smtp;

/// <summary>One line from the client, understood. <see cref="Parse"/> never throws: nonsense is a command too.</summary>
public abstract record SmtpCommand
{
    /// <summary>HELO, or EHLO (§4.1.1.1).</summary>
    public sealed record Hello(string Domain, bool Extended) : SmtpCommand;
    /// <summary>MAIL FROM (§4.1.1.2).</summary>
    public sealed record Mail(string ReversePath, MailParameters Parameters) : SmtpCommand;
    /// <summary>RCPT TO: one recipient (§4.1.1.3).</summary>
    public sealed record Rcpt(string ForwardPath, RcptParameters Parameters) : SmtpCommand
    {
        /// <summary>Whether it may only be said of a message with SMTPUTF8 (RFC 6531 §3.5).</summary>
        public bool NeedsUtf8 => !IsAscii(ForwardPath) || !IsAscii(Parameters.OriginalRecipient ?? "");
    }
    /// <summary>DATA (§4.1.1.4).</summary>
    public sealed record Data : SmtpCommand;
    /// <summary>BDAT: a chunk of so many octets (RFC 3030 §2).</summary>
    public sealed record Bdat(ulong Octets, bool Last) : SmtpCommand;
    /// <summary>RSET (§4.1.1.5).</summary>
    public sealed record Rset : SmtpCommand;
    /// <summary>VRFY (§4.1.1.6).</summary>
    public sealed record Vrfy(string Name) : SmtpCommand;
    /// <summary>EXPN (§4.1.1.7), and whether the answer may be in any script.</summary>
    public sealed record Expn(string List, bool SmtpUtf8 = false) : SmtpCommand;
    /// <summary>HELP (§4.1.1.8).</summary>
    public sealed record Help(string Topic) : SmtpCommand;
    /// <summary>NOOP (§4.1.1.9).</summary>
    public sealed record Noop : SmtpCommand;
    /// <summary>QUIT (§4.1.1.10).</summary>
    public sealed record Quit : SmtpCommand;
    /// <summary>STARTTLS (RFC 3207).</summary>
    public sealed record StartTls : SmtpCommand;
    /// <summary>AUTH, perhaps with what the mechanism says first (RFC 4954 §4).</summary>
    public sealed record Auth(string Mechanism, string? Initial) : SmtpCommand;
    /// <summary>What can only be refused, whatever the phase.</summary>
    public sealed record Wrong(SmtpReply Reply) : SmtpCommand;

    /// <summary>Understands a line.</summary>
    /// <param name="line">The line without its CR LF; octets above 127 as one character each, or as UTF-8 where that is offered, with U+FFFD for those that are none.</param>
    /// <param name="known">The extensions in force. MAIL and RCPT have parameters only by these; after HELO there are none.</param>
    public static SmtpCommand Parse(string line, SmtpExtensions known = Usual)
    {
        var space = line.IndexOf(' ');
        var verb = (space < 0 ? line.TrimEnd('\t') : line[..space]).ToUpperInvariant();
        var argument = space < 0 ? "" : line.AsSpan(space).TrimStart(' ').TrimEnd(" \t").ToString();   // §4.1.1: blanks at the end are tolerated
        return (verb, argument) switch
        {
            ("HELO" or "EHLO", _)                      => ParseHello(verb, argument),
            ("MAIL", _)                                => SmtpPath.After("FROM:", argument) is { } path ? ParseMail(path, known) : Misspelt("MAIL FROM:<address>"),
            ("RCPT", _)                                => SmtpPath.After("TO:", argument) is { } path ? ParseRcpt(path, known) : Misspelt("RCPT TO:<address>"),
            ("DATA", "")                               => new Data(),
            ("BDAT", _)                                => ParseBdat(argument),
            ("RSET", "")                               => new Rset(),
            ("QUIT", "")                               => new Quit(),
            ("STARTTLS", "")                           => new StartTls(),
            ("DATA" or "RSET" or "QUIT" or "STARTTLS", _) => Misspelt($"{verb}, and nothing after it"),
            ("VRFY", _)                                => ParseName(argument, known) is { } name ? new Vrfy(name) : Misspelt("VRFY name"),
            ("EXPN", _)                                => ParseName(argument, known) is { } list ? new Expn(list, AllowsUtf8(argument, known)) : Misspelt("EXPN list"),
            ("HELP", _)                                => new Help(argument),
            ("NOOP", _)                                => new Noop(),
            ("AUTH", _)                                => ParseAuth(argument),
            ("TURN" or "SEND" or "SOML" or "SAML" or "ETRN" or "ATRN", _) => new Wrong(Replies.NotImplemented),
            _ when IsHttp(line)                        => new Wrong(Replies.NotHttp),
            _                                          => new Wrong(Replies.NoCommand),
        };
    }

    // §4.1.1.1 wants a domain or an address literal; what clients really send is any name of their own.
    static SmtpCommand ParseHello(string verb, string argument) =>
        argument is not "" && argument.All(c => c is > ' ' and < '\x7f') ? new Hello(argument, Extended: verb is "EHLO") : new Wrong(Replies.WithoutStatus(Replies.Syntax($"{verb} domain")));

    static SmtpCommand ParseMail(SmtpPath path, SmtpExtensions known)
    {
        if (path.IsPostmaster) return Misspelt("MAIL FROM:<address>");
        if (path.Fault is not PathFault.None) return new Wrong(Replies.BadSender(path.Fault));
        if (MailParameters.Read(path.Parameters, known, out var parameters) is { } wrong) return new Wrong(wrong);
        return IsAscii(path.Address) || parameters.SmtpUtf8 ? new Mail(path.Address, parameters) : new Wrong(Replies.SenderNotAscii);
    }

    static SmtpCommand ParseRcpt(SmtpPath path, SmtpExtensions known)
    {
        if (path.Address is "") return Misspelt("RCPT TO:<address>");
        if (path.Fault is not PathFault.None) return new Wrong(Replies.BadRecipient(path.Fault));
        return RcptParameters.Read(path.Parameters, known, out var parameters) is { } wrong ? new Wrong(wrong) : new Rcpt(path.Address, parameters);
    }

    // More octets than 64 bits can count are too many in any case, and none of them will be taken for a command.
    static SmtpCommand ParseBdat(string argument) => argument.ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [var octets] when IsNumber(octets)         => new Bdat(ParseNumber(octets), Last: false),
        [var octets, "LAST"] when IsNumber(octets) => new Bdat(ParseNumber(octets), Last: true),
        _                                          => Misspelt("BDAT octets [LAST]"),
    };

    static SmtpCommand ParseAuth(string argument) => argument.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [var mechanism]              => new Auth(mechanism.ToUpperInvariant(), null),
        [var mechanism, var initial] => new Auth(mechanism.ToUpperInvariant(), initial),
        _                            => Misspelt("AUTH mechanism [initial response]"),
    };

    // §4.1.1.6: an atom, or anything at all in quotes. RFC 6531 §3.7.4.2: SMTPUTF8 after it allows a name in any script.
    static string? ParseName(string argument, SmtpExtensions known)
    {
        var any = AllowsUtf8(argument, known);
        if (any) argument = argument[..^9].TrimEnd(' ');
        if (argument is ['"', .. var quoted, '"']) argument = quoted;
        return argument is "" || argument.Any(char.IsControl) || (!any && !IsAscii(argument)) ? null : argument;
    }

    static bool AllowsUtf8(string argument, SmtpExtensions known) => (known & SmtpUtf8) is not 0 && argument.EndsWith(" SMTPUTF8", StringComparison.OrdinalIgnoreCase);

    // A browser can be made to send mail, if what it says before the commands is forgiven.
    static bool IsHttp(string line) => line.Contains(" HTTP/", StringComparison.Ordinal);

    static bool IsAscii(string text) => System.Text.Ascii.IsValid(text);

    static bool IsNumber(string text) => text.Length <= 20 && text.All(char.IsAsciiDigit);

    static ulong ParseNumber(string digits) => ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : ulong.MaxValue;

    static Wrong Misspelt(string usage) => new(Replies.Syntax(usage));
}
