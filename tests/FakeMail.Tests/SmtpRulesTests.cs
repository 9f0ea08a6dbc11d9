using FakeMail.Smtp;
using static FakeMail.Smtp.SmtpPhase;

namespace FakeMail.Tests;

public class SmtpRulesTests
{
    // RFC 5321 §4.1.4, and for each command the section that describes it.
    public static TheoryData<SmtpPhase, string, int, SmtpPhase> Order => new()
    {
        { Connected,     "HELO me",          250, Greeted },        // §4.1.1.1
        { Connected,     "EHLO me",          250, Greeted },
        { Connected,     "MAIL FROM:<a@x>",  503, Connected },      // §4.1.4: hello first
        { Connected,     "RCPT TO:<b@x>",    503, Connected },
        { Connected,     "DATA",             503, Connected },
        { Connected,     "RSET",             250, Connected },      // §4.1.1.5: may be said at any time
        { Connected,     "NOOP",             250, Connected },      // §4.1.1.9
        { Connected,     "VRFY ann",         252, Connected },      // §3.5.1: without a hello too
        { Connected,     "HELP",             214, Connected },      // §4.1.1.8
        { Connected,     "QUIT",             221, Closed },         // §4.1.1.10

        { Greeted,       "HELO me",          250, Greeted },        // twice does no harm
        { Greeted,       "EHLO me",          250, Greeted },
        { Greeted,       "MAIL FROM:<a@x>",  250, HasSender },      // §4.1.1.2
        { Greeted,       "MAIL FROM:<>",     250, HasSender },      // §4.5.5: a bounce
        { Greeted,       "RCPT TO:<b@x>",    503, Greeted },
        { Greeted,       "DATA",             503, Greeted },
        { Greeted,       "RSET",             250, Greeted },
        { Greeted,       "NOOP",             250, Greeted },
        { Greeted,       "VRFY ann",         252, Greeted },
        { Greeted,       "HELP MAIL",        214, Greeted },
        { Greeted,       "QUIT",             221, Closed },

        { HasSender,     "HELO me",          250, Greeted },        // §4.1.4: as if RSET had been said
        { HasSender,     "EHLO me",          250, Greeted },
        { HasSender,     "MAIL FROM:<a@x>",  503, HasSender },      // §4.1.4: no nesting
        { HasSender,     "RCPT TO:<b@x>",    250, HasRecipients },  // §4.1.1.3
        { HasSender,     "DATA",             503, HasSender },      // §4.1.1.4: there is nobody to send to
        { HasSender,     "RSET",             250, Greeted },
        { HasSender,     "NOOP",             250, HasSender },
        { HasSender,     "VRFY ann",         252, HasSender },
        { HasSender,     "HELP",             214, HasSender },
        { HasSender,     "QUIT",             221, Closed },

        { HasRecipients, "HELO me",          250, Greeted },
        { HasRecipients, "EHLO again",       250, Greeted },
        { HasRecipients, "MAIL FROM:<a@x>",  503, HasRecipients },
        { HasRecipients, "RCPT TO:<c@x>",    250, HasRecipients },
        { HasRecipients, "DATA",             354, Greeted },
        { HasRecipients, "RSET",             250, Greeted },
        { HasRecipients, "NOOP",             250, HasRecipients },
        { HasRecipients, "VRFY ann",         252, HasRecipients },
        { HasRecipients, "HELP",             214, HasRecipients },
        { HasRecipients, "QUIT",             221, Closed },
        { HasRecipients, "DATA now",         501, HasRecipients },
        { HasRecipients, "RCPT TO:<>",       501, HasRecipients },
        { HasRecipients, "TURN",             502, HasRecipients },
        { HasRecipients, "XYZZY",            500, HasRecipients },
    };

    [Theory, MemberData(nameof(Order))]
    public void Commands_have_an_order(SmtpPhase phase, string line, int code, SmtpPhase next)
    {
        var (reply, after) = SmtpRules.Apply(new(phase) { Extended = true }, SmtpCommand.Parse(line), new());
        Assert.Equal((code, next), (reply.Code, after));
    }

    [Fact]
    public void The_table_above_has_every_command_in_every_phase()
    {
        string[] verbs = ["HELO", "EHLO", "MAIL", "RCPT", "DATA", "RSET", "NOOP", "VRFY", "HELP", "QUIT"];
        var rows = Order.Select(row => (Phase: row.Data.Item1, Verb: row.Data.Item2[..4])).ToHashSet();
        Assert.All([Connected, Greeted, HasSender, HasRecipients], phase => Assert.All(verbs, verb => Assert.Contains((phase, verb), rows)));
    }

    [Fact]
    public void Every_command_has_a_rule_wherever_a_session_may_stand()
    {
        string[] lines = ["HELO me", "EHLO me", "MAIL FROM:<a@x>", "RCPT TO:<b@x>", "RCPT TO:<\u00e9@x>", "DATA", "BDAT 5", "BDAT 5 LAST", "RSET", "NOOP", "VRFY ann", "EXPN list", "HELP", "HELP me", "STARTTLS", "AUTH PLAIN", "AUTH NOSUCH", "XYZZY", "QUIT"];
        var settings = new SmtpSettings { Extensions = SmtpExtensions.All, Accounts = { ["ann"] = "secret" } };
        SmtpSettings[] servers = [settings, new(), settings with { Extended = false }, settings with { RequireLogin = true }, settings with { RequireTls = true }, settings with { Extensions = SmtpExtensions.None }, settings with { MaxMessageSize = 0 }, settings with { LoginBeforeTls = true }];
        bool[] either = [false, true];
        foreach (var server in servers)
            foreach (var phase in Enum.GetValues<SmtpPhase>().Where(phase => phase is not Closed))
                foreach (var (extended, encrypted, loggedIn) in either.SelectMany(a => either.SelectMany(b => either.Select(c => (a, b, c)))))
                    foreach (var line in lines)
                    {
                        var at = new SmtpState(phase) { Extended = extended, Encrypted = encrypted, LoggedIn = loggedIn, Mail = phase > Greeted ? MailParameters.None : null };
                        var (reply, _) = SmtpRules.Apply(at, SmtpCommand.Parse(line, SmtpExtensions.All), server);
                        Assert.InRange(reply.Code, 200, 599);
                        if (reply.Status is not "") Assert.Equal(reply.Code / 100, reply.Status[0] - '0');   // RFC 2034 §4
                    }
    }

    [Fact]
    public void The_recipient_after_the_last_allowed_one_is_told_to_come_later()   // §4.5.3.1.10
    {
        var settings = new SmtpSettings { MaxRecipients = 2 };
        var rcpt = SmtpCommand.Parse("RCPT TO:<c@x>");
        Assert.Equal(250, SmtpRules.Apply(new(HasRecipients) { Recipients = 1 }, rcpt, settings).Reply.Code);
        Assert.Equal((452, HasRecipients), Short(SmtpRules.Apply(new(HasRecipients) { Recipients = 2 }, rcpt, settings)));
    }

    [Theory]
    [InlineData("EXPN all", 550)]
    [InlineData("EXPN all SMTPUTF8", 250)]
    [InlineData("EXPN \"all\" smtputf8", 250)]
    [InlineData("EXPN few", 250)]
    public void Members_beyond_ASCII_are_named_to_those_who_asked_for_it(string line, int code)   // RFC 6531 §3.7.4.2
    {
        var settings = new SmtpSettings { Extensions = SmtpExtensions.All, Lists = new Dictionary<string, IReadOnlyList<string>> { ["all"] = ["a@x", "\u00e9@x"], ["few"] = ["a@x"] } };
        Assert.Equal((code, Greeted), Short(SmtpRules.Apply(new(Greeted) { Extended = true }, SmtpCommand.Parse(line, SmtpExtensions.All), settings)));
    }

    [Fact]
    public void A_message_that_says_it_is_too_big_is_refused_at_once()   // RFC 1870 §6.1
    {
        var settings = new SmtpSettings { MaxMessageSize = 1000 };
        Assert.Equal((250, HasSender), Short(SmtpRules.Apply(new(Greeted), SmtpCommand.Parse("MAIL FROM:<a@x> SIZE=1000"), settings)));
        Assert.Equal((552, Greeted), Short(SmtpRules.Apply(new(Greeted), SmtpCommand.Parse("MAIL FROM:<a@x> SIZE=1001"), settings)));
        Assert.Equal((552, Greeted), Short(SmtpRules.Apply(new(Greeted), SmtpCommand.Parse("MAIL FROM:<a@x> SIZE=99999999999999999999"), settings)));
    }

    [Fact]
    public void A_server_without_extensions_does_not_know_EHLO()
    {
        var settings = new SmtpSettings { Extended = false };
        Assert.Equal((502, Connected), Short(SmtpRules.Apply(new(Connected), SmtpCommand.Parse("EHLO me"), settings)));
        Assert.Equal((250, Greeted), Short(SmtpRules.Apply(new(Connected), SmtpCommand.Parse("HELO me"), settings)));
    }

    [Fact]
    public void A_status_code_is_of_the_class_of_its_reply() => Assert.All(Order, row =>   // RFC 2034 §4
    {
        var (phase, line, _, _) = row.Data;
        var (reply, _) = SmtpRules.Apply(new(phase) { Extended = true }, SmtpCommand.Parse(line), new());
        if (reply.Code is 354 || (line[1..4] is "HLO" or "ELO" && reply.Code is 250)) Assert.Equal("", reply.Status);
        else Assert.StartsWith($"{reply.Code / 100}.", reply.Status, StringComparison.Ordinal);
    });

    static (int, SmtpPhase) Short((SmtpReply Reply, SmtpPhase Next) outcome) => (outcome.Reply.Code, outcome.Next);
}
