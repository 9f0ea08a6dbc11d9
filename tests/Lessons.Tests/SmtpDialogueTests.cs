using System.Net;
using System.Net.Sockets;
using System.Text;
using FakeMail;
using FakeMail.Displays;

namespace Lessons.Tests;

public sealed class SmtpDialogueTests : IDisposable
{
    static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    readonly List<Socket> servers = [];   // held, or they would be collected, and with that hang up

    public void Dispose() => servers.ForEach(server => server.Dispose());

    [Fact]
    public async Task A_message_is_sent_by_hand()
    {
        using var server = FakeMailServer.Start(port: 0, clock: new LessonClock());
        using var smtp = await ConverseAsync(server);
        Assert.Equal("Subject: hi\r\n\r\n.\r\n..dots\r\nbye\r\n", Assert.Single(server.Messages).Text);
        Assert.True(server.Transcript.InOrder("HELO", "MAIL", "RCPT", "DATA", "QUIT"));
    }

    [Fact]
    public async Task Both_sides_have_the_same_transcript_and_every_run_has_it_again()
    {
        var transcripts = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            using var server = FakeMailServer.Start(port: 0, clock: new LessonClock());
            using var smtp = await ConverseAsync(server);
            transcripts.Add(((IDisplay)smtp.Transcript).ToText());
            transcripts.Add(((IDisplay)server.Transcript).ToText());
        }
        Assert.Single(transcripts.Distinct());
    }

    [Theory]
    [InlineData("", ".\r\n")]
    [InlineData("a", "a\r\n.\r\n")]
    [InlineData("a\r\n", "a\r\n.\r\n")]
    [InlineData("a\r\n\r\n", "a\r\n\r\n.\r\n")]
    [InlineData(".", "..\r\n.\r\n")]
    [InlineData(".a\r\n..b", "..a\r\n...b\r\n.\r\n")]
    [InlineData("a\n.b\r.c", "a\n.b\r.c\r\n.\r\n")]              // lines end with CR LF alone
    public void Dots_are_stuffed_and_nothing_else_is_changed(string message, string wire) =>
        Assert.Equal(wire, Encoding.Latin1.GetString(Dots.Stuff(Encoding.Latin1.GetBytes(message))));

    [Fact]
    public async Task A_reply_may_have_several_lines()
    {
        using var smtp = await AgainstAsync("220-one\r\n220-two\r\n220 three\r\n");
        var reply = await smtp.ReadReplyAsync(Cancel);
        Assert.Equal((220, "one|two|three"), (reply.Code, string.Join('|', reply.Lines)));
        Assert.Equal("220-one\n220-two\n220 three", reply.ToString());
    }

    [Fact]
    public async Task What_is_no_reply_is_said_to_be_none()
    {
        using var smtp = await AgainstAsync("HTTP/1.1 400 Bad Request\r\n");
        Assert.StartsWith("\"HTTP/1.1 400 Bad Request\" is not a line of an SMTP reply", (await Assert.ThrowsAsync<FormatException>(() => smtp.ReadReplyAsync(Cancel))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_hangs_up_is_said_to_have_done_so()
    {
        using var smtp = await AgainstAsync("220 hel", thenHangUp: true);
        Assert.Contains("hung up", (await Assert.ThrowsAsync<IOException>(() => smtp.ReadReplyAsync(Cancel))).Message, StringComparison.Ordinal);
        Assert.Equal("S: 220 hel", smtp.Transcript.ToString());
    }

    [Fact]
    public async Task A_silent_server_does_not_hang_the_notebook()
    {
        using var smtp = await AgainstAsync("", Soon);
        Assert.Equal("The server said nothing for 0.05 seconds. Perhaps it is waiting for you: a command ends with CR LF, a message with a line that is a lone dot; and a reply can be read only once.",
            (await Assert.ThrowsAsync<TimeoutException>(() => smtp.ReadReplyAsync(Cancel))).Message);
    }

    [Fact]
    public async Task A_read_can_be_stopped()
    {
        using var smtp = await AgainstAsync("");
        using var stop = new CancellationTokenSource();
        var reading = smtp.ReadReplyAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task Where_nobody_listens_a_sentence_says_so()
    {
        var server = FakeMailServer.Start(port: 0);
        server.Stop();
        Assert.Equal("Nobody listens there: has the server been started, and is it still running?",
            (await Assert.ThrowsAsync<IOException>(() => SmtpDialogue.ConnectAsync(server, stop: Cancel))).Message);
    }

    [Fact]
    public async Task Raw_octets_go_out_as_they_are()
    {
        using var server = FakeMailServer.Start(port: 0);
        using var smtp = await SmtpDialogue.ConnectAsync(server, stop: Cancel);
        await smtp.ReadReplyAsync(Cancel);
        await smtp.SendRawAsync("HE", Cancel);
        await smtp.SendRawAsync([.. "LO me\r\nNO"u8], Cancel);
        Assert.Equal(250, (await smtp.ReadReplyAsync(Cancel)).Code);
        await smtp.SendRawAsync("OP\r\n", Cancel);
        Assert.Equal(250, (await smtp.ReadReplyAsync(Cancel)).Code);
        Assert.Equal(["HELO me", "NOOP"], server.Transcript.Commands);
    }

    static async Task<SmtpDialogue> ConverseAsync(FakeMailServer server)
    {
        var smtp = await SmtpDialogue.ConnectAsync(server, stop: Cancel);
        Assert.Equal(220, (await smtp.ReadReplyAsync(Cancel)).Code);
        foreach (var command in (string[])["HELO me.example", "MAIL FROM:<me@school>", "RCPT TO:<you@home>", "DATA"])
            Assert.Equal(command is "DATA" ? 354 : 250, (await smtp.CommandAsync(command, Cancel)).Code);
        Assert.Equal(250, (await smtp.SendMessageAsync("Subject: hi\r\n\r\n.\r\n..dots\r\nbye", Cancel)).Code);
        Assert.Equal(221, (await smtp.CommandAsync("QUIT", Cancel)).Code);
        return smtp;
    }

    // A server that says one thing, whatever it is told.
    async Task<SmtpDialogue> AgainstAsync(string words, TimeSpan? patience = null, bool thenHangUp = false)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var smtp = await SmtpDialogue.ConnectAsync("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, patience ?? TimeSpan.FromSeconds(20), stop: Cancel);
        var server = await listener.AcceptSocketAsync(Cancel);
        servers.Add(server);
        await server.SendAsync(Encoding.Latin1.GetBytes(words), Cancel);
        if (thenHangUp) server.Dispose();
        return smtp;
    }
}
