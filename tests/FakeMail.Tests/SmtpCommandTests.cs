using FakeMail.Smtp;

namespace FakeMail.Tests;

public class SmtpCommandTests
{
    [Theory]
    [InlineData("MAIL FROM:<ann@x.test>", "ann@x.test")]
    [InlineData("mail from:<ann@x.test>", "ann@x.test")]                             // §2.4: verbs in any case
    [InlineData("MAIL FROM: <ann@x.test>", "ann@x.test")]                            // not allowed, and often sent
    [InlineData("MAIL FROM:<ann@x.test>   ", "ann@x.test")]                          // §4.1.1: blanks at the end are tolerated
    [InlineData("MAIL FROM:<>", "")]                                                 // §4.5.5
    [InlineData("MAIL FROM:<@a.test,@b.test:ann@x.test>", "ann@x.test")]             // §4.1.2: a source route is ignored
    [InlineData("MAIL FROM:<\"a b@c\"@x>", "\"a b@c\"@x")]                           // quoted local parts
    [InlineData("MAIL FROM:<\"a>b\"@x>", "\"a>b\"@x")]
    [InlineData("MAIL FROM:<\"a\\\"b\"@x>", "\"a\\\"b\"@x")]
    [InlineData("MAIL FROM:<ann@[127.0.0.1]>", "ann@[127.0.0.1]")]                   // §4.1.3
    [InlineData("MAIL FROM:<ann@[IPv6:::1]>", "ann@[IPv6:::1]")]
    [InlineData("MAIL FROM:<ann+tag=1@x> BODY=8BITMIME SIZE=99", "ann+tag=1@x")]
    public void A_sender_is_understood(string line, string address) =>
        Assert.Equal(address, Assert.IsType<SmtpCommand.Mail>(SmtpCommand.Parse(line)).ReversePath);

    [Theory]
    [InlineData("RCPT TO:<bob@home>", "bob@home")]
    [InlineData("rcpt To:<bob@home>", "bob@home")]
    [InlineData("RCPT TO:<Postmaster>", "Postmaster")]                               // §4.1.1.3: the one address without a domain
    [InlineData("RCPT TO:<postmaster>", "postmaster")]
    public void A_recipient_is_understood(string line, string address) =>
        Assert.Equal(address, Assert.IsType<SmtpCommand.Rcpt>(SmtpCommand.Parse(line)).ForwardPath);

    [Theory]
    [InlineData("", 500)]
    [InlineData(" ", 500)]
    [InlineData("GET / HTTP/1.1", 421)]                                              // a browser that was talked into it
    [InlineData("\u0080\u0081", 500)]
    [InlineData("MAILFROM:<a@x>", 500)]
    [InlineData("HELO", 501)]
    [InlineData("EHLO ", 501)]
    [InlineData("HELO a b", 501)]
    [InlineData("HELO m\u00fcller", 501)]
    [InlineData("MAIL", 501)]
    [InlineData("MAIL FROM", 501)]
    [InlineData("MAIL FROM:ann@x", 501)]                                             // the brackets belong to it (§4.1.2)
    [InlineData("MAIL TO:<a@x>", 501)]
    [InlineData("MAIL FROM:<ann@x", 501)]
    [InlineData("MAIL FROM:<a@x>SIZE=1", 501)]
    [InlineData("MAIL FROM:<ann>", 501)]
    [InlineData("MAIL FROM:<postmaster>", 501)]
    [InlineData("MAIL FROM:<a@b@c>", 501)]
    [InlineData("MAIL FROM:<a b@x>", 501)]
    [InlineData("MAIL FROM:<ann@[256.1.1.1]>", 501)]
    [InlineData("MAIL FROM:<ann@[1]>", 501)]
    [InlineData("MAIL FROM:<ann@[IPv6:xyz]>", 501)]
    [InlineData("MAIL FROM:<a\u0007@x>", 501)]                                       // header injection begins with a control character
    [InlineData("MAIL FROM:<a\rRCPT@x>", 501)]
    [InlineData("MAIL FROM:<a\n@x>", 501)]
    [InlineData("MAIL FROM:<\"a\n\"@x>", 501)]
    [InlineData("MAIL FROM:<a\0@x>", 501)]
    [InlineData("MAIL FROM:<m\u00fcller@x>", 550)]                                   // RFC 6531 §3.5, without SMTPUTF8
    [InlineData("MAIL FROM:<a@x> SIZE=", 501)]                                       // RFC 1870 §6.1
    [InlineData("MAIL FROM:<a@x> SIZE=abc", 501)]
    [InlineData("MAIL FROM:<a@x> SIZE=-1", 501)]
    [InlineData("MAIL FROM:<a@x> SIZE 1", 501)]
    [InlineData("MAIL FROM:<a@x> SIZE = 1", 501)]
    [InlineData("MAIL FROM:<a@x> SIZE=1 SIZE=2", 501)]
    [InlineData("MAIL FROM:<a@x> SIZE=111111111111111111111", 501)]                  // 21 digits
    [InlineData("MAIL FROM:<a@x> BODY=9BIT", 501)]                                   // RFC 6152 §3
    [InlineData("MAIL FROM:<a@x> BODY", 501)]
    [InlineData("MAIL FROM:<a@x> =1", 501)]
    [InlineData("MAIL FROM:<a@x> SMTPUTF8", 555)]                                    // §4.1.1.11: not known
    [InlineData("MAIL FROM:<a@x> XYZ=1", 555)]
    [InlineData("RCPT", 501)]
    [InlineData("RCPT TO:", 501)]
    [InlineData("RCPT TO:<>", 501)]
    [InlineData("RCPT TO:<bob>", 501)]
    [InlineData("RCPT TO:<bob@home>, <eve@home>", 501)]                              // one recipient a command
    [InlineData("RCPT TO:<bob@home> NOTIFY=NEVER", 555)]
    [InlineData("DATA x", 501)]
    [InlineData("RSET x", 501)]
    [InlineData("QUIT x", 501)]
    [InlineData("VRFY", 501)]
    public void Nonsense_gets_the_right_refusal(string line, int code) =>
        Assert.Equal(code, Assert.IsType<SmtpCommand.Wrong>(SmtpCommand.Parse(line)).Reply.Code);

    [Theory]
    [InlineData("NOOP and some text")]
    [InlineData("DATA   ")]
    [InlineData("QUIT ")]
    [InlineData("HELP")]
    public void Blanks_and_idle_words_do_no_harm(string line) => Assert.IsNotType<SmtpCommand.Wrong>(SmtpCommand.Parse(line));

    [Fact]
    public void Long_addresses_are_tolerated()   // §4.5.3.1.1: more than 64 need not be, and often are
    {
        var address = new string('a', 65) + "@" + new string('b', 400) + ".test";
        Assert.Equal(address, Assert.IsType<SmtpCommand.Rcpt>(SmtpCommand.Parse($"RCPT TO:<{address}>")).ForwardPath);
    }

    [Fact]
    public void After_HELO_there_are_no_parameters() =>
        Assert.Equal(555, Assert.IsType<SmtpCommand.Wrong>(SmtpCommand.Parse("MAIL FROM:<a@x> SIZE=1", SmtpExtensions.None)).Reply.Code);
}
