using static FakeMail.Mishaps.Occasion;

namespace FakeMail.Tests.Mishaps;

/// <summary>A server hangs up where it was told to: after a command, in the middle of a message, after the dot.</summary>
public sealed class HangingUpTests : Misbehaving
{
    [Theory]
    [InlineData("EHLO me")]
    [InlineData("MAIL FROM:<me@school>")]
    [InlineData("RCPT TO:<bob@home>")]
    [InlineData("DATA")]
    [InlineData("QUIT")]
    public async Task The_server_hangs_up_without_a_word_after_a_command(string line)
    {
        Server.HangUp(Command(line.Split(' ')[0]));
        using var client = await RawClient.ConnectAsync(Server);
        await client.HearAsync();
        foreach (var before in ((string[])["EHLO me", "MAIL FROM:<me@school>", "RCPT TO:<bob@home>"]).TakeWhile(before => before != line)) await client.SayAsync(before);
        Assert.Null(await client.SayAsync(line));
        Assert.EndsWith($"C: {line}\nS: (hangs up)", Server.Transcript.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_server_hangs_up_with_421()
    {
        Server.HangUp(Command("RCPT"), "421 4.3.2 Going down");
        using var client = await GreetedAsync();
        Assert.Equal("421 4.3.2 Going down", await client.SayAsync("MAIL FROM:<me@school>", "RCPT TO:<bob@home>"));
        Assert.Null(await client.HearAsync());
        Assert.EndsWith("S: 421 4.3.2 Going down\nS: (hangs up)", Server.Transcript.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_server_hangs_up_instead_of_greeting()
    {
        Server.HangUp(Connect);
        using var client = await RawClient.ConnectAsync(Server);
        Assert.Null(await client.HearAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task The_server_hangs_up_in_the_middle_of_a_message(int octets)
    {
        Server.HangUp(InData(octets));
        using var client = await GreetedAsync();
        await client.SayAsync("MAIL FROM:<me@school>", "RCPT TO:<bob@home>", "DATA");
        await client.SendAsync(string.Concat(Enumerable.Repeat("some text of thirty octets ..\r\n", 50)));
        Assert.Null(await client.HearAsync());
        Assert.Empty(Server.Messages);
        var transcript = Server.Transcript;
        Assert.Equal("hangs up", transcript.Lines[^1].Note);
        Assert.Equal(octets, transcript.Lines.SkipWhile(line => !line.Text.StartsWith("354", StringComparison.Ordinal)).Skip(1).Sum(line => line.Octets.Length));
    }

    [Fact]
    public async Task The_server_breaks_off_in_the_middle_with_some_last_words()
    {
        Server.HangUp(InData(10), "550 5.7.1 Enough of this");
        using var client = await GreetedAsync();
        await client.SayAsync("MAIL FROM:<me@school>", "RCPT TO:<bob@home>", "DATA");
        await client.SendAsync("a line, and no dot\r\n");
        Assert.Equal("550 5.7.1 Enough of this", await client.HearAsync());
        Assert.Null(await client.HearAsync());
    }

    [Fact]
    public async Task A_message_that_does_not_get_that_far_is_taken()
    {
        Server.HangUp(InData(1000));
        using var client = await GreetedAsync();
        Assert.StartsWith("250", await TransactAsync(client, "short"), StringComparison.Ordinal);
        Assert.StartsWith("250", await TransactAsync(client, "."), StringComparison.Ordinal);
        Assert.Equal(0, Server.Mishaps[0].Seen);
    }

    [Fact]
    public async Task The_server_hangs_up_in_the_middle_of_a_chunk()
    {
        Server.HangUp(InData(12));
        using var client = await GreetedAsync();
        await client.SayAsync("MAIL FROM:<me@school>", "RCPT TO:<bob@home>");
        await client.SendAsync("BDAT 10\r\n1234567890");
        Assert.StartsWith("250", await client.HearAsync(), StringComparison.Ordinal);
        await client.SendAsync("BDAT 10 LAST\r\n1234567890");
        Assert.Null(await client.HearAsync());
        Assert.Empty(Server.Messages);
    }

    [Fact]
    public async Task The_server_hangs_up_after_the_dot_and_keeps_nothing()
    {
        Server.HangUp(EndOfData);
        using var client = await GreetedAsync();
        Assert.Null(await TransactAsync(client, "lost"));
        Assert.Empty(Server.Messages);
    }

    [Fact]
    public async Task The_server_hangs_up_after_the_dot_and_has_kept_the_message()   // so the client will send it twice
    {
        Server.HangUp(Stored).Times(1);
        using (var client = await GreetedAsync()) Assert.Null(await TransactAsync(client, "twice"));
        using (var client = await GreetedAsync()) Assert.StartsWith("250", await TransactAsync(client, "twice"), StringComparison.Ordinal);
        Assert.Equal(["twice\r\n", "twice\r\n"], Server.Messages.Select(message => message.Text));
    }

    [Fact]
    public async Task The_server_stops_after_so_many_messages()
    {
        Server.StopAfter(Stored).From(2);
        using var client = await GreetedAsync();
        Assert.StartsWith("250", await TransactAsync(client, "one"), StringComparison.Ordinal);
        Assert.True(Server.IsListening);
        Assert.StartsWith("250", await TransactAsync(client, "two"), StringComparison.Ordinal);
        await UntilAsync(() => !Server.IsListening);
        Assert.Equal(2, Server.Messages.Count);
    }
}
