using System.Text;
using FakeMail.Smtp;
using static FakeMail.Tests.Conversation;

namespace FakeMail.Tests;

public class SmtpDataTests
{
    [Theory]
    [InlineData("C: ..first", ".first\r\n")]            // a dot at the very start of the message
    [InlineData("C: .x", "x\r\n")]                      // §4.5.2: whatever follows it
    [InlineData("C: ..", ".\r\n")]
    [InlineData("C: ...", "..\r\n")]
    [InlineData("C: a\nC: ..b", "a\r\n.b\r\n")]
    [InlineData("C: a.\nC:  .b", "a.\r\n .b\r\n")]      // elsewhere in a line a dot is a dot
    [InlineData("C: ", "\r\n")]                         // one empty line is not an empty message
    [InlineData("C: a\nC: ", "a\r\n\r\n")]
    public async Task Dots_are_taken_off_line_by_line(string body, string message)
    {
        var played = await PlayAsync($"{ToData}{body}\nC: .\nS: 250\nC: QUIT\nS: 221");
        Assert.Equal(message, Assert.Single(played.Delivered).Message);
    }

    [Theory]                                            // RFC 5321 §2.3.8, and the sequences of SMTP smuggling
    [InlineData("<LF>.<LF>")]
    [InlineData("<LF>.<CR><LF>")]
    [InlineData("<CR><LF>.<LF>")]
    [InlineData("<CR>.<CR>")]
    [InlineData("<CR>.<CR><LF>")]
    [InlineData("<CR><LF>.<CR>")]
    [InlineData("<CR><LF>.<CR><CR><LF>")]
    [InlineData("<CR><LF><NUL>.<CR><LF>")]
    [InlineData("<CR><LF>.<NUL><CR><LF>")]
    [InlineData("<CR><LF> .<CR><LF>")]
    public async Task Nothing_but_a_lone_dot_between_two_CRLFs_ends_a_message(string notTheEnd)
    {
        var played = await PlayAsync($"{ToData}C> before{notTheEnd}MAIL FROM:<evil@x><CR><LF>\nC: .\nS: 250\nC: NOOP\nS: 250");
        var (envelope, message) = Assert.Single(played.Delivered);
        Assert.Equal("a@x", envelope.ReversePath);
        Assert.EndsWith("MAIL FROM:<evil@x>\r\n", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_may_be_empty() =>
        Assert.Equal("", Assert.Single((await PlayAsync($"{ToData}C: .\nS: 250\n")).Delivered).Message);

    [Fact]
    public async Task Every_octet_arrives_as_it_was_sent()
    {
        await using var conversation = new Conversation();
        await conversation.SayAsync(ToData);
        byte[] all = [.. Enumerable.Range(0, 256).Select(i => (byte)i), .. "\r\n"u8];
        await conversation.SendAsync([.. all, .. ".\r\n"u8]);
        await conversation.HearAsync("250");
        Assert.Equal(Encoding.Latin1.GetString(all), Assert.Single(conversation.Delivered).Message);
    }

    [Fact]
    public async Task The_end_may_come_octet_by_octet()
    {
        await using var conversation = new Conversation();
        await conversation.SayAsync(ToData);
        foreach (var octet in "..a\r\n.\r\n"u8.ToArray()) await conversation.SendAsync([octet]);
        await conversation.HearAsync("250");
        Assert.Equal(".a\r\n", Assert.Single(conversation.Delivered).Message);
    }

    [Theory]
    [InlineData(998, 250)]                              // §4.5.3.1.6: 1000 with the CR LF
    [InlineData(999, 500)]
    [InlineData(100_000, 500)]
    public async Task A_text_line_has_1000_octets_at_most_and_that_is_said_after_the_dot(int length, int code)
    {
        var played = await PlayAsync($"{ToData}C: {new string('x', length)}\nC: and more\nC: .\nS: {code}\nC: NOOP\nS: 250");
        Assert.Equal(code is 250 ? 1 : 0, played.Delivered.Count);
    }

    [Fact]
    public async Task The_dot_that_was_added_does_not_count_in_a_line()   // §4.5.3.1.6
    {
        var played = await PlayAsync($"{ToData}C: ..{new string('x', 997)}\nC: .\nS: 250");
        Assert.Equal(1000, Assert.Single(played.Delivered).Message.Length);
    }

    [Fact]
    public async Task A_message_that_grows_too_big_is_refused_once_after_the_dot()   // RFC 1870 §6.3
    {
        var played = await PlayAsync($"{ToData}C: {new string('x', 90)}\nC: {new string('y', 90)}\nC: {new string('z', 999)}\nC: .\nS: 552\nC: MAIL FROM:<c@x>\nS: 250\nC: QUIT\nS: 221",
            new SmtpSettings { MaxMessageSize = 100 });
        Assert.Empty(played.Delivered);
    }

    [Fact]
    public async Task Of_two_faults_the_first_one_is_said()
    {
        var played = await PlayAsync($"{ToData}C: {new string('z', 999)}\nC: {new string('y', 900)}\nC: .\nS: 500\nC: NOOP\nS: 250", new SmtpSettings { MaxMessageSize = 100 });
        Assert.Empty(played.Delivered);
    }

    [Theory]
    [InlineData("C: half a message")]
    [InlineData("C> half a line")]
    [InlineData("C: a\nC> .")]
    [InlineData("C: a\nC> .<CR>")]
    public async Task Half_a_message_is_no_message(string half) =>
        Assert.Empty((await PlayAsync($"{ToData}{half}")).Delivered);

    [Fact]
    public async Task A_chunk_is_refused_when_its_octets_have_come_and_not_before()   // RFC 3030 §2
    {
        var played = await PlayAsync("S: 220\nC: EHLO me\nS: 250-\nS: 250 CHUNKING\nC> BDAT 6<CR><LF>\nC> QUIT<CR><LF>\nS: 503\n", new SmtpSettings { Extensions = SmtpExtensions.Chunking });
        Assert.Equal(["C: BDAT 6", "C: QUIT", "S: 503 Say MAIL FROM first"], played.Transcript.ToString().TrimEnd().Split('\n')[^3..]);
    }
}
