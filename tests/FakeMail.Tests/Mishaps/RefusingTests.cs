using FakeMail.Mishaps;
using static FakeMail.Mishaps.Occasion;

namespace FakeMail.Tests.Mishaps;

/// <summary>What a server refuses is refused, with the code that was given, as often as was said, and nothing else is.</summary>
public sealed class RefusingTests : Misbehaving
{
    [Fact]
    public async Task A_recipient_is_refused_and_the_others_are_not()
    {
        Server.Refuse(Recipient("bob@home"), "550 5.1.1 No such user");
        using var client = await GreetedAsync();
        await client.SayAsync("MAIL FROM:<me@school>");
        Assert.Equal("550 5.1.1 No such user", await client.SayAsync("RCPT TO:<bob@home>"));
        Assert.Equal("250 2.1.5 Recipient OK", await client.SayAsync("RCPT TO:<eve@home>"));
        Assert.StartsWith("250", await client.SayAsync("DATA", "hi\r\n."), StringComparison.Ordinal);
        Assert.Equal(["eve@home"], Assert.Single(Server.Messages).Envelope.Recipients);
        Assert.Equal((1, 1), (Server.Mishaps[0].Seen, Server.Mishaps[0].Happened));
    }

    [Theory]
    [InlineData("*@home", "bob@home", true)]
    [InlineData("*@home", "bob@HOME", true)]
    [InlineData("*@home", "bob@home.example", false)]
    [InlineData("bob*", "bob+tag@home", true)]
    [InlineData("*@*.example", "bob@mail.example", true)]
    [InlineData("*a*b*", "xaxbx@y", true)]
    [InlineData("*a*b*", "xbxax@y", false)]
    [InlineData("ab*b@a", "ab@a", false)]
    [InlineData("*", "anyone@x", true)]
    [InlineData("bob@home", "bob@home2", false)]
    public async Task A_star_stands_for_anything(string pattern, string address, bool refused)
    {
        Server.Refuse(Recipient(pattern), "550 5.1.1 No");
        using var client = await GreetedAsync();
        Assert.StartsWith(refused ? "550" : "250", await client.SayAsync("MAIL FROM:<me@school>", $"RCPT TO:<{address}>"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sender_is_refused()
    {
        Server.Refuse(Sender("*@spam.example"), "554 5.7.1 We do not want your mail");
        using var client = await GreetedAsync();
        Assert.Equal("554 5.7.1 We do not want your mail", await client.SayAsync("MAIL FROM:<x@spam.example>"));
        Assert.StartsWith("503", await client.SayAsync("RCPT TO:<bob@home>"), StringComparison.Ordinal);
        Assert.StartsWith("250", await client.SayAsync("MAIL FROM:<x@good.example>"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_is_refused_after_the_dot()
    {
        Server.Refuse(Content("lottery"), "554 5.6.0 That is spam");
        Server.Refuse(Content(text => text.Length > 100), "552 5.3.4 Too long for us");
        using var client = await GreetedAsync();
        Assert.Equal("554 5.6.0 That is spam", await TransactAsync(client, "You won the lottery"));
        Assert.Equal("552 5.3.4 Too long for us", await TransactAsync(client, new string('x', 100)));
        Assert.StartsWith("250", await TransactAsync(client, "hello"), StringComparison.Ordinal);
        Assert.Equal("hello\r\n", Assert.Single(Server.Messages).Text);
    }

    [Fact]
    public async Task Content_is_refused_after_the_last_chunk()
    {
        Server.Refuse(Content("lottery"), "554 5.6.0 That is spam");
        using var client = await GreetedAsync();
        await client.SayAsync("MAIL FROM:<me@school>", "RCPT TO:<bob@home>");
        await client.SendAsync("BDAT 7 LAST\r\nlottery");
        Assert.StartsWith("554", await client.HearAsync(), StringComparison.Ordinal);
        Assert.StartsWith("250", await client.SayAsync("MAIL FROM:<me@school>"), StringComparison.Ordinal);
        Assert.Empty(Server.Messages);
    }

    [Theory]
    [InlineData("EHLO")]
    [InlineData("MAIL")]
    [InlineData("RCPT")]
    [InlineData("DATA")]
    [InlineData("RSET")]
    [InlineData("NOOP")]
    [InlineData("VRFY")]
    [InlineData("QUIT")]
    [InlineData("AUTH")]
    [InlineData("STARTTLS")]
    [InlineData("XYZZY")]
    [InlineData("*")]
    public async Task Any_command_is_refused_with_any_code(string verb)
    {
        Server.Refuse(Command(verb), "450 4.3.9 Not today").From(1).Times(1);
        using var client = await RawClient.ConnectAsync(Server);
        await client.HearAsync();
        var refusals = 0;
        foreach (var line in (string[])["EHLO me", "VRFY ann", "XYZZY", "AUTH LOGIN =", "MAIL FROM:<me@school>", "NOOP", "RCPT TO:<bob@home>", "DATA", "x\r\n.", "RSET", "STARTTLS", "QUIT"])
        {
            if (verb is "DATA" && line[0] is 'x') continue;
            if (verb is not "STARTTLS" && line is "STARTTLS") continue;
            if (line.StartsWith("AUTH", StringComparison.Ordinal) && verb is not "AUTH") continue;
            if (await client.SayAsync(line) is { } reply && reply.StartsWith("450", StringComparison.Ordinal)) refusals++;
        }
        Assert.Equal(1, refusals);
    }

    [Fact]
    public async Task A_refused_chunk_is_still_octets()
    {
        Server.Refuse(Command("BDAT"), "451 4.3.0 No").Times(1);
        using var client = await GreetedAsync();
        await client.SayAsync("MAIL FROM:<me@school>", "RCPT TO:<bob@home>");
        await client.SendAsync("BDAT 6 LAST\r\nQUIT\r\nBDAT 6 LAST\r\nQUIT\r\n");
        Assert.StartsWith("451", await client.HearAsync(), StringComparison.Ordinal);
        Assert.StartsWith("503", await client.HearAsync(), StringComparison.Ordinal);
        Assert.StartsWith("250", await client.SayAsync("RSET"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_count_some_are_spared_and_some_are_struck()
    {
        var mishap = Server.Refuse(Command("NOOP"), "450 4.0.0 No").From(2).Times(2);
        using var client = await GreetedAsync();
        var codes = new List<string>();
        for (var i = 0; i < 5; i++) codes.Add((await client.SayAsync("NOOP"))![..3]);
        Assert.Equal(["250", "450", "450", "250", "250"], codes);
        Assert.Equal((5, 2), (mishap.Seen, mishap.Happened));
    }

    [Fact]
    public async Task Times_and_From_may_be_said_in_either_order()
    {
        Server.Refuse(Command("NOOP"), "450 4.0.0 No").Times(1).From(3);
        using var client = await GreetedAsync();
        var codes = new List<string>();
        for (var i = 0; i < 4; i++) codes.Add((await client.SayAsync("NOOP"))![..3]);
        Assert.Equal(["250", "250", "450", "250"], codes);
    }

    [Fact]
    public async Task Counts_go_over_all_sessions()
    {
        Server.Refuse(Connect, "421 4.3.2 Too busy").Times(2);
        foreach (var expected in (string[])["421", "421", "220"])
        {
            using var client = await RawClient.ConnectAsync(Server);
            Assert.StartsWith(expected, await client.HearAsync(), StringComparison.Ordinal);
            if (expected is "421") Assert.Null(await client.HearAsync());
        }
    }

    [Fact]
    public async Task A_client_that_is_not_welcome_may_only_say_QUIT()   // RFC 5321 §3.1
    {
        Server.Refuse(Connect, "554 5.7.1 You are not welcome");
        using var client = await RawClient.ConnectAsync(Server);
        Assert.Equal("554 You are not welcome", await client.HearAsync());
        Assert.StartsWith("503", await client.SayAsync("EHLO me"), StringComparison.Ordinal);
        Assert.StartsWith("503", await client.SayAsync("MAIL FROM:<a@x>"), StringComparison.Ordinal);
        Assert.StartsWith("221", await client.SayAsync("QUIT"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_greylist_takes_the_second_attempt_of_each_pair()
    {
        Server.Greylist();
        using var client = await GreetedAsync();
        await client.SayAsync("MAIL FROM:<me@school>");
        Assert.Equal("451 4.7.1 Greylisted; try again later", await client.SayAsync("RCPT TO:<bob@home>"));
        Assert.StartsWith("451", await client.SayAsync("RCPT TO:<eve@home>"), StringComparison.Ordinal);
        Assert.StartsWith("250", await client.SayAsync("RCPT TO:<bob@home>"), StringComparison.Ordinal);
        Assert.StartsWith("451", await client.SayAsync("RSET", "MAIL FROM:<you@school>", "RCPT TO:<bob@home>"), StringComparison.Ordinal);
        Assert.StartsWith("250", await client.SayAsync("RCPT TO:<bob@home>"), StringComparison.Ordinal);
    }
}
