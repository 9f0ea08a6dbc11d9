namespace FakeMail.Displays;

/// <summary>What a line of a conversation obeys or breaks.</summary>
/// <param name="Sentence">The rule, in words.</param>
/// <param name="Section">Where it is written.</param>
/// <param name="IsBroken">Whether the line breaks it.</param>
public sealed record WireRule(string Sentence, string Section, bool IsBroken = false)
{
    static readonly WireRule OnlyAscii = new("Without SMTPUTF8 an address has ASCII alone.", "RFC 6531 §3.4", IsBroken: true);

    // What a refusal says of the command before it. The first that fits.
    static readonly (int Code, string Verbs, WireRule Rule)[] Refusals =
    [
        (503, "MAIL RCPT DATA BDAT", new("Commands have an order: hello, sender, recipients, then the text.", "RFC 5321 §4.1.4", IsBroken: true)),
        (503, "STARTTLS", new("TLS begins once, after EHLO, and not in the middle of a message.", "RFC 3207 §4", IsBroken: true)),
        (503, "AUTH", new("A client logs in once, after EHLO, and not in the middle of a message.", "RFC 4954 §4", IsBroken: true)),
        (501, "", new("Each command has its syntax; what does not fit is refused, and nothing changes.", "RFC 5321 §4.1.2", IsBroken: true)),
        (555, "", new("Parameters belong to extensions that the server has offered.", "RFC 5321 §4.1.1.11", IsBroken: true)),
        (500, "DATA", new("A line of text has 1000 octets at most, with its CR LF.", "RFC 5321 §4.5.3.1.6", IsBroken: true)),
        (500, "", new("What is no command is refused, and the session goes on.", "RFC 5321 §4.2.4", IsBroken: true)),
        (502, "", new("A server need not know every command, and says so.", "RFC 5321 §4.2.4")),
        (504, "AUTH", new("A client takes one of the mechanisms that EHLO listed.", "RFC 4954 §4", IsBroken: true)),
        (530, "", new("This server wants something else first: TLS, or a log-in.", "RFC 4954 §6", IsBroken: true)),
        (535, "", new("User and password do not fit. The server does not say which.", "RFC 4954 §6")),
        (552, "", new("No message may be larger than the server says in SIZE.", "RFC 1870 §6", IsBroken: true)),
        (553, "", OnlyAscii),
        (452, "RCPT", new("At least 100 recipients are taken; those above the limit are for a second message.", "RFC 5321 §4.5.3.1.8")),
        (421, "", new("A server may end the session at any time, if it says so.", "RFC 5321 §3.8")),
    ];

    static readonly Dictionary<string, WireRule> Commands = new(StringComparer.OrdinalIgnoreCase)
    {
        ["HELO"] = new("The client tells its name.", "RFC 5321 §4.1.1.1"),
        ["EHLO"] = new("The client tells its name, and asks which extensions there are.", "RFC 5321 §4.1.1.1"),
        ["MAIL"] = new("A message begins: whom to tell if it cannot be delivered. This is the envelope, not the From field.", "RFC 5321 §4.1.1.2"),
        ["RCPT"] = new("One recipient. Each is accepted or refused by itself.", "RFC 5321 §4.1.1.3"),
        ["DATA"] = new("The text comes next, when the server has said 354.", "RFC 5321 §4.1.1.4"),
        ["BDAT"] = new("So many octets of the text follow at once; there are no dots to add.", "RFC 3030 §2"),
        ["RSET"] = new("The message that was under way is forgotten; the hello is not.", "RFC 5321 §4.1.1.5"),
        ["VRFY"] = new("Is there such a user? Few servers say.", "RFC 5321 §3.5"),
        ["EXPN"] = new("Who is on a list? Few servers say.", "RFC 5321 §3.5"),
        ["HELP"] = new("The server describes itself, to people.", "RFC 5321 §4.1.1.8"),
        ["NOOP"] = new("Nothing, but an answer.", "RFC 5321 §4.1.1.9"),
        ["QUIT"] = new("The client waits for 221 before it hangs up.", "RFC 5321 §4.1.1.10"),
        ["STARTTLS"] = new("From the next octet on the connection is encrypted, and everything said before is forgotten.", "RFC 3207 §4.2"),
        ["AUTH"] = new("The client logs in; the transcript does not keep how.", "RFC 4954 §4"),
    };

    /// <summary>The rule for a turn, given the command to which it belongs; <c>null</c> where there is nothing to say.</summary>
    public static WireRule? For(Turn turn, string verb) => turn switch
    {
        Turn.Command { Line: { } line } when !line.IsWhole => new("A line ends with CR LF; this one was never finished.", "RFC 5321 §2.3.8", IsBroken: true),
        Turn.Command { Line.Text: var text } when HasBareEnd(text) => new("A bare CR or LF ends no line. Servers that differ on this can be made to take one message for two.", "RFC 5321 §2.3.8", IsBroken: true),
        Turn.Command => Commands.GetValueOrDefault(verb),
        Turn.Message { Lines: var lines } when lines.Any(line => HasBareEnd(line.Text)) => new("There is a bare CR or LF in the text; it ends neither the line nor the message.", "RFC 5321 §2.3.8", IsBroken: true),
        Turn.Message { Lines: [.., { Text: "." }] } => new("Lines up to a lone dot; a line that begins with a dot has one more on the wire.", "RFC 5321 §4.5.2"),
        Turn.Message => new("The octets that BDAT announced, or a text whose lone dot never came.", "RFC 5321 §4.1.1.4"),
        Turn.Reply { Said: var reply } => ForReply(reply, verb),
        _ => null,
    };

    static WireRule? ForReply(SmtpReply reply, string verb) => (reply.Code, verb) switch
    {
        (220, "") => new("The server speaks first.", "RFC 5321 §3.1"),
        (250, "EHLO") => new("Each line after the first is an extension; the client uses no others.", "RFC 5321 §4.1.1.1"),
        (250, "DATA" or "BDAT") => new("From now on the server answers for the message.", "RFC 5321 §6.1"),
        (354, _) => new("Go on: whatever comes is text, until the lone dot.", "RFC 5321 §4.1.1.4"),
        (550, "MAIL") when reply.Text.StartsWith("5.6.7 ", StringComparison.Ordinal) => OnlyAscii,   // RFC 6531 §3.5; 550 alone may mean anything
        ( < 400, _) => null,
        _ => Refusals.Where(one => one.Code == reply.Code && (one.Verbs is "" || one.Verbs.Split(' ').Contains(verb.ToUpperInvariant()))).Select(one => one.Rule).FirstOrDefault()
            ?? new(reply.Code < 500 ? "Not now: the client may try again later." : "No, and not later either.", "RFC 5321 §4.2.1"),
    };

    static bool HasBareEnd(string text) => text.Contains('\r', StringComparison.Ordinal) || text.Contains('\n', StringComparison.Ordinal);
}
