using System.Globalization;

namespace FakeMail.Pop3;

/// <summary>One line from the client, understood (RFC 1939 §5 to §7). Nonsense is a command too.</summary>
public abstract record Pop3Command
{
    /// <summary>USER: a name, to be followed by PASS (§7).</summary>
    public sealed record User(string Name) : Pop3Command;
    /// <summary>PASS: the password of that name (§7).</summary>
    public sealed record Pass(string Password) : Pop3Command;
    /// <summary>APOP: a name, and proof that the client knows the password (§7).</summary>
    public sealed record Apop(string Name, string Digest) : Pop3Command;
    /// <summary>AUTH: another way to log in, perhaps with what it begins with (RFC 5034 §4).</summary>
    public sealed record Auth(string Mechanism, string? Response) : Pop3Command;
    /// <summary>STLS: encrypt from here on (RFC 2595 §4).</summary>
    public sealed record Stls : Pop3Command;
    /// <summary>STAT: how many messages, how many octets (§5).</summary>
    public sealed record Stat : Pop3Command;
    /// <summary>LIST: the sizes of all messages, or of one (§5).</summary>
    public sealed record List(int? Number) : Pop3Command;
    /// <summary>UIDL: names that stay, of all messages or of one (§7).</summary>
    public sealed record Uidl(int? Number) : Pop3Command;
    /// <summary>RETR: a whole message (§5).</summary>
    public sealed record Retr(int Number) : Pop3Command;
    /// <summary>TOP: the header and some lines (§7).</summary>
    public sealed record Top(int Number, int Lines) : Pop3Command;
    /// <summary>DELE: marks a message (§5).</summary>
    public sealed record Dele(int Number) : Pop3Command;
    /// <summary>RSET: takes all marks off (§5).</summary>
    public sealed record Rset : Pop3Command;
    /// <summary>NOOP (§5).</summary>
    public sealed record Noop : Pop3Command;
    /// <summary>QUIT: only now marked messages are removed (§6).</summary>
    public sealed record Quit : Pop3Command;
    /// <summary>CAPA: what the server can do (RFC 2449 §5).</summary>
    public sealed record Capa : Pop3Command;
    /// <summary>What can only be refused, whatever the phase.</summary>
    public sealed record Wrong(string Reason) : Pop3Command;

    /// <summary>Understands a line, given without its CR LF.</summary>
    public static Pop3Command Parse(string line)
    {
        var space = line.IndexOf(' ');
        var verb = (space < 0 ? line : line[..space]).ToUpperInvariant();
        var argument = space < 0 ? "" : line[(space + 1)..];
        return (verb, Arguments: argument.Split(' ', StringSplitOptions.RemoveEmptyEntries)) switch
        {
            ("USER", [var name])                   => new User(name),
            ("USER", _)                            => Usage("USER name"),
            ("PASS", _)                            => argument is "" ? Usage("PASS password") : new Pass(argument),   // it may have spaces
            ("APOP", [var name, var digest])       => new Apop(name, digest),
            ("APOP", _)                            => Usage("APOP name digest"),
            ("AUTH", [var mechanism])              => new Auth(mechanism, null),
            ("AUTH", [var mechanism, var response]) => new Auth(mechanism, response),
            ("AUTH", _)                            => Usage("AUTH mechanism"),
            ("STLS", [])                           => new Stls(),
            ("STAT", [])                           => new Stat(),
            ("LIST", [])                           => new List(null),
            ("LIST", [var n])                      => IsNumber(n, 1, out var number) ? new List(number) : NoNumber(n),
            ("UIDL", [])                           => new Uidl(null),
            ("UIDL", [var n])                      => IsNumber(n, 1, out var number) ? new Uidl(number) : NoNumber(n),
            ("RETR", [var n])                      => IsNumber(n, 1, out var number) ? new Retr(number) : NoNumber(n),
            ("DELE", [var n])                      => IsNumber(n, 1, out var number) ? new Dele(number) : NoNumber(n),
            ("TOP", [var n, var count])            => !IsNumber(n, 1, out var number) ? NoNumber(n)
                                                    : IsNumber(count, 0, out var lines) ? new Top(number, lines) : Usage("TOP message lines"),
            ("RSET", [])                           => new Rset(),
            ("NOOP", [])                           => new Noop(),
            ("QUIT", [])                           => new Quit(),
            ("CAPA", [])                           => new Capa(),
            ("LIST" or "UIDL", _)                  => Usage($"{verb}, or {verb} message"),
            ("RETR" or "DELE", _)                  => Usage($"{verb} message"),
            ("TOP", _)                             => Usage("TOP message lines"),
            ("STAT" or "RSET" or "NOOP" or "QUIT" or "CAPA" or "STLS", _) => Usage($"{verb}, and nothing after it"),
            _                                      => new Wrong("That is not a command"),
        };
    }

    static Wrong Usage(string usage) => new($"Syntax: {usage}");

    static Wrong NoNumber(string text) => new(text.All(char.IsAsciiDigit) ? "No such message" : "A message is named by its number, from 1");

    static bool IsNumber(string text, int least, out int number)
    {
        number = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : int.MaxValue;   // TOP 1 4294967295 means all lines
        return text is not "" && text.All(char.IsAsciiDigit) && number >= least;
    }
}
