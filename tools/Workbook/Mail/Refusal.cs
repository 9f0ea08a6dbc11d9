using FakeMail;
using FakeMail.Mishaps;

namespace Workbook.Mail;

/// <summary>What `--refuse` asks for: an occasion, and the words.</summary>
sealed record Refusal(Occasion Occasion, string Reply)
{
    const string Usual = "550 5.7.1 Refused on purpose";

    static readonly string[] Verbs = ["HELO", "EHLO", "MAIL", "RCPT", "DATA", "BDAT", "RSET", "NOOP", "VRFY", "EXPN", "HELP", "AUTH", "STARTTLS"];

    /// <summary>Reads <c>bob@home=550 5.1.1 No bob here</c>.</summary>
    public static Refusal Parse(string written)
    {
        var (what, reply) = written.Split('=', 2) is [var before, var after] ? (before, after) : (written, Usual);
        return what is "" ? throw new Misuse($"--refuse needs to know what: an address, from: and an address, a command, CONNECT or END; '{written}' names nothing.") : new(OccasionOf(what), reply);
    }

    /// <summary>Makes a server do it.</summary>
    public void Tell(FakeMailServer server)
    {
        try
        {
            server.Refuse(Occasion, Reply);
        }
        catch (ArgumentException wrong)
        {
            throw new Misuse($"--refuse: {wrong.Message.Split(" (Parameter")[0]}", wrong);
        }
    }

    static Occasion OccasionOf(string what) => what switch
    {
        "CONNECT" => Occasion.Connect,
        "END" => Occasion.EndOfData,
        _ when Verbs.Contains(what) => Occasion.Command(what),
        _ when what.StartsWith("from:", StringComparison.Ordinal) => Occasion.Sender(what[5..]),
        _ when what.Contains('@', StringComparison.Ordinal) || what.Contains('*', StringComparison.Ordinal) => Occasion.Recipient(what),
        _ => throw new Misuse($"--refuse takes an address (bob@home, *@home), from: and an address, a command in capitals, CONNECT or END; '{what}' is none of them."),
    };
}
