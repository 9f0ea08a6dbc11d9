using System.Text;

namespace FakeMail.Tests;

public class ReplyTests
{
    [Theory]
    [InlineData(250, "OK", "", "250 OK\r\n")]
    [InlineData(250, "a\nb\nc", "", "250-a\r\n250-b\r\n250 c\r\n")]               // §4.2.1
    [InlineData(250, "a\nb", "2.0.0", "250-2.0.0 a\r\n250 2.0.0 b\r\n")]          // RFC 2034 §4: on every line
    public void A_reply_is_written_line_by_line(int code, string text, string status, string wire) =>
        Assert.Equal(wire, Encoding.Latin1.GetString(new SmtpReply(code, text, status).ToOctets()));

    [Fact]
    public void What_is_written_can_be_read()
    {
        var reply = SmtpReply.Parse(["250-a", "250-", "250 c d"]);
        Assert.Equal(new SmtpReply(250, "a\n\nc d"), reply);
        Assert.Equal("250-a\n250-\n250 c d", reply.ToString());
        Assert.Equal(220, SmtpReply.Parse(["220"]).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("25")]
    [InlineData("2x0 OK")]
    [InlineData("150 OK")]
    [InlineData("600 OK")]
    [InlineData("250OK")]
    [InlineData("hello")]
    public void Anything_else_is_no_reply(string line) =>
        Assert.Contains("RFC 5321 §4.2", Assert.Throws<FormatException>(() => SmtpReply.Parse([line])).Message, StringComparison.Ordinal);
}
