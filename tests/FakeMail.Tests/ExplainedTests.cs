using FakeMail.Displays;

namespace FakeMail.Tests;

public class ExplainedTests
{
    [Fact]
    public async Task Each_turn_has_its_rule_beside_it()
    {
        var played = await Conversation.PlayAsync("S: 220\nC: RCPT TO:<b@x>\nS: 503\nC: HELO me\nS: 250\nC: MAIL FROM:<a@x>\nS: 250\nC: RCPT TO:<b@x>\nS: 250\nC: DATA\nS: 354\nC: a<LF>b\nC: .\nS: 250\nC: QUIT\nS: 221");
        var text = played.Transcript.Explained().ToText();
        Assert.Contains("S: 503 Say HELO or EHLO first\n      ! Commands have an order: hello, sender, recipients, then the text.", text, StringComparison.Ordinal);
        Assert.Contains("C: RCPT TO:<b@x>\n      One recipient. Each is accepted or refused by itself.", text, StringComparison.Ordinal);
        Assert.Contains("! There is a bare CR or LF in the text", text, StringComparison.Ordinal);
        Assert.Contains("From now on the server answers for the message. (RFC 5321 §6.1)", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains("<summary>see RFC 5321 §4.1.1.", played.Transcript.Explained().ToHtml(), StringComparison.Ordinal);   // the command before it
        Assert.Contains("<summary>breaks RFC 5321 §4.1.4</summary>Commands have an order", played.Transcript.Explained().ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_message_is_shown_in_part()
    {
        var played = await Conversation.PlayAsync(Conversation.ToData + string.Concat(Enumerable.Range(1, 100).Select(i => $"C: line {i}\n")) + "C: .\nS: 250");
        Assert.Contains("C: line 6\n   … 94 more lines\nC: .\n", played.Transcript.Explained().ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_announced_as_a_chunk_is_no_command()
    {
        var settings = new Smtp.SmtpSettings { Extensions = Smtp.SmtpExtensions.Chunking };
        var played = await Conversation.PlayAsync("S: 220\nC: EHLO me\nS: 250-\nS: 250 CHUNKING\nC> BDAT 10<CR><LF>QUIT<CR><LF>QUIT\nS: 503\nC: RSET\nS: 250\n", settings);
        Assert.Equal(["EHLO me", "BDAT 10", "RSET"], played.Transcript.Commands);
        Assert.Contains("C: QUIT\n      The octets that BDAT announced", played.Transcript.Explained().ToText(), StringComparison.Ordinal);
        Assert.Contains("S: 503 Say MAIL FROM first\n      ! Commands have an order", played.Transcript.Explained().ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sender_beyond_ASCII_breaks_the_same_rule_as_a_recipient()
    {
        var played = await Conversation.PlayAsync("S: 220\nC: EHLO me\nS: 250-\nS: 250-\nS: 250-\nS: 250-\nS: 250-\nS: 250 \nC: MAIL FROM:<<E9>@x>\nS: 550\nC: MAIL FROM:<a@x>\nS: 250\nC: RCPT TO:<<E9>@x>\nS: 553\n");
        Assert.Equal(2, played.Transcript.Explained().ToText().Split("! Without SMTPUTF8 an address has ASCII alone.").Length - 1);
    }

    [Fact]
    public void Silence_has_no_rules() => Assert.Equal("Nobody has said anything yet.", new Transcript().Explained().ToText());
}
