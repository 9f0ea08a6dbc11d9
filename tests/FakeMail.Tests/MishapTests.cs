using FakeMail.Mishaps;
using FakeMail.Smtp;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using static FakeMail.Mishaps.Occasion;

namespace FakeMail.Tests;

/// <summary>A server that misbehaves does so when it was told to, and neither before nor after.</summary>
public sealed class MishapTests : IDisposable
{
    readonly FakeTimeProvider clock = new();
    readonly FakeMailServer server;

    public MishapTests() => server = FakeMailServer.Start(port: 0, clock: clock, settings: new() { Extensions = SmtpExtensions.All, Accounts = { ["ann"] = "secret" } });

    public void Dispose() => server.Dispose();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recipient_is_refused_and_the_others_are_not()
    {
        server.Refuse(Recipient("bob@home"), "550 5.1.1 No such user");
        using var client = await GreetedAsync();
        await client.SayAsync("MAIL FROM:<me@school>");
        Assert.Equal("550 5.1.1 No such user", await client.SayAsync("RCPT TO:<bob@home>"));
        Assert.Equal("250 2.1.5 Recipient OK", await client.SayAsync("RCPT TO:<eve@home>"));
        Assert.StartsWith("250", await client.SayAsync("DATA", "hi\r\n."), StringComparison.Ordinal);
        Assert.Equal(["eve@home"], Assert.Single(server.Messages).Envelope.Recipients);
        Assert.Equal((1, 1), (server.Mishaps[0].Seen, server.Mishaps[0].Happened));
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
        server.Refuse(Recipient(pattern), "550 5.1.1 No");
        using var client = await GreetedAsync();
        Assert.StartsWith(refused ? "550" : "250", await client.SayAsync("MAIL FROM:<me@school>", $"RCPT TO:<{address}>"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sender_is_refused()
    {
        server.Refuse(Sender("*@spam.example"), "554 5.7.1 We do not want your mail");
        using var client = await GreetedAsync();
        Assert.Equal("554 5.7.1 We do not want your mail", await client.SayAsync("MAIL FROM:<x@spam.example>"));
        Assert.StartsWith("503", await client.SayAsync("RCPT TO:<bob@home>"), StringComparison.Ordinal);
        Assert.StartsWith("250", await client.SayAsync("MAIL FROM:<x@good.example>"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_is_refused_after_the_dot()
    {
        server.Refuse(Content("lottery"), "554 5.6.0 That is spam");
        server.Refuse(Content(text => text.Length > 100), "552 5.3.4 Too long for us");
        using var client = await GreetedAsync();
        Assert.Equal("554 5.6.0 That is spam", await TransactAsync(client, "You won the lottery"));
        Assert.Equal("552 5.3.4 Too long for us", await TransactAsync(client, new string('x', 100)));
        Assert.StartsWith("250", await TransactAsync(client, "hello"), StringComparison.Ordinal);
        Assert.Equal("hello\r\n", Assert.Single(server.Messages).Text);
    }

    [Fact]
    public async Task Content_is_refused_after_the_last_chunk()
    {
        server.Refuse(Content("lottery"), "554 5.6.0 That is spam");
        using var client = await GreetedAsync();
        await client.SayAsync("MAIL FROM:<me@school>", "RCPT TO:<bob@home>");
        await client.SendAsync("BDAT 7 LAST\r\nlottery");
        Assert.StartsWith("554", await client.HearAsync(), StringComparison.Ordinal);
        Assert.StartsWith("250", await client.SayAsync("MAIL FROM:<me@school>"), StringComparison.Ordinal);
        Assert.Empty(server.Messages);
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
        server.Refuse(Command(verb), "450 4.3.9 Not today").From(1).Times(1);
        using var client = await RawClient.ConnectAsync(server);
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
        server.Refuse(Command("BDAT"), "451 4.3.0 No").Times(1);
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
        var mishap = server.Refuse(Command("NOOP"), "450 4.0.0 No").From(2).Times(2);
        using var client = await GreetedAsync();
        var codes = new List<string>();
        for (var i = 0; i < 5; i++) codes.Add((await client.SayAsync("NOOP"))![..3]);
        Assert.Equal(["250", "450", "450", "250", "250"], codes);
        Assert.Equal((5, 2), (mishap.Seen, mishap.Happened));
    }

    [Fact]
    public async Task Times_and_From_may_be_said_in_either_order()
    {
        server.Refuse(Command("NOOP"), "450 4.0.0 No").Times(1).From(3);
        using var client = await GreetedAsync();
        var codes = new List<string>();
        for (var i = 0; i < 4; i++) codes.Add((await client.SayAsync("NOOP"))![..3]);
        Assert.Equal(["250", "250", "450", "250"], codes);
    }

    [Fact]
    public async Task Counts_go_over_all_sessions()
    {
        server.Refuse(Connect, "421 4.3.2 Too busy").Times(2);
        foreach (var expected in (string[])["421", "421", "220"])
        {
            using var client = await RawClient.ConnectAsync(server);
            Assert.StartsWith(expected, await client.HearAsync(), StringComparison.Ordinal);
            if (expected is "421") Assert.Null(await client.HearAsync());
        }
    }

    [Fact]
    public async Task A_client_that_is_not_welcome_may_only_say_QUIT()   // RFC 5321 §3.1
    {
        server.Refuse(Connect, "554 5.7.1 You are not welcome");
        using var client = await RawClient.ConnectAsync(server);
        Assert.Equal("554 You are not welcome", await client.HearAsync());
        Assert.StartsWith("503", await client.SayAsync("EHLO me"), StringComparison.Ordinal);
        Assert.StartsWith("503", await client.SayAsync("MAIL FROM:<a@x>"), StringComparison.Ordinal);
        Assert.StartsWith("221", await client.SayAsync("QUIT"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_greylist_takes_the_second_attempt_of_each_pair()
    {
        server.Greylist();
        using var client = await GreetedAsync();
        await client.SayAsync("MAIL FROM:<me@school>");
        Assert.Equal("451 4.7.1 Greylisted; try again later", await client.SayAsync("RCPT TO:<bob@home>"));
        Assert.StartsWith("451", await client.SayAsync("RCPT TO:<eve@home>"), StringComparison.Ordinal);
        Assert.StartsWith("250", await client.SayAsync("RCPT TO:<bob@home>"), StringComparison.Ordinal);
        Assert.StartsWith("451", await client.SayAsync("RSET", "MAIL FROM:<you@school>", "RCPT TO:<bob@home>"), StringComparison.Ordinal);
        Assert.StartsWith("250", await client.SayAsync("RCPT TO:<bob@home>"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_server_answers_late_by_its_clock()
    {
        server.AnswerLate(Command("NOOP"), TimeSpan.FromSeconds(30));
        using var client = await GreetedAsync();
        await client.SendAsync("NOOP\r\n");
        var answer = client.HearAsync();
        await UntilAsync(() => server.Transcript.ToString().Contains("waits 30 s", StringComparison.Ordinal));
        Assert.False(answer.IsCompleted);
        await AdvanceUntilAsync(answer);
        Assert.StartsWith("250", await answer, StringComparison.Ordinal);
        Assert.EndsWith("C: NOOP\nS: (waits 30 s)\nS: 250 2.0.0 OK", server.Transcript.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Late_and_refused_may_be_both()
    {
        server.AnswerLate(Command("DATA"), TimeSpan.FromSeconds(5));
        server.Refuse(Command("DATA"), "451 4.3.0 Out of ink");
        using var client = await GreetedAsync();
        await client.SayAsync("MAIL FROM:<me@school>", "RCPT TO:<bob@home>");
        await client.SendAsync("DATA\r\n");
        var answer = client.HearAsync();
        await AdvanceUntilAsync(answer);
        Assert.Equal("451 4.3.0 Out of ink", await answer);
    }

    [Fact]
    public async Task A_server_that_never_answers_stops_when_it_is_told_to()
    {
        server.AnswerLate(Command("NOOP"), Timeout.InfiniteTimeSpan);
        using var client = await GreetedAsync();
        await client.SendAsync("NOOP\r\n");
        await UntilAsync(() => server.Transcript.ToString().EndsWith("S: (waits for ever)", StringComparison.Ordinal));
        server.Stop();
        Assert.Equal("421 4.3.2 The server stops; closing", await client.HearAsync());
        Assert.Null(await client.HearAsync());
    }

    [Theory]
    [InlineData("EHLO me")]
    [InlineData("MAIL FROM:<me@school>")]
    [InlineData("RCPT TO:<bob@home>")]
    [InlineData("DATA")]
    [InlineData("QUIT")]
    public async Task The_server_hangs_up_without_a_word_after_a_command(string line)
    {
        server.HangUp(Command(line.Split(' ')[0]));
        using var client = await RawClient.ConnectAsync(server);
        await client.HearAsync();
        foreach (var before in ((string[])["EHLO me", "MAIL FROM:<me@school>", "RCPT TO:<bob@home>"]).TakeWhile(before => before != line)) await client.SayAsync(before);
        Assert.Null(await client.SayAsync(line));
        Assert.EndsWith($"C: {line}\nS: (hangs up)", server.Transcript.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_server_hangs_up_with_421()
    {
        server.HangUp(Command("RCPT"), "421 4.3.2 Going down");
        using var client = await GreetedAsync();
        Assert.Equal("421 4.3.2 Going down", await client.SayAsync("MAIL FROM:<me@school>", "RCPT TO:<bob@home>"));
        Assert.Null(await client.HearAsync());
        Assert.EndsWith("S: 421 4.3.2 Going down\nS: (hangs up)", server.Transcript.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_server_hangs_up_instead_of_greeting()
    {
        server.HangUp(Connect);
        using var client = await RawClient.ConnectAsync(server);
        Assert.Null(await client.HearAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task The_server_hangs_up_in_the_middle_of_a_message(int octets)
    {
        server.HangUp(InData(octets));
        using var client = await GreetedAsync();
        await client.SayAsync("MAIL FROM:<me@school>", "RCPT TO:<bob@home>", "DATA");
        await client.SendAsync(string.Concat(Enumerable.Repeat("some text of thirty octets ..\r\n", 50)));
        Assert.Null(await client.HearAsync());
        Assert.Empty(server.Messages);
        var transcript = server.Transcript;
        Assert.Equal("hangs up", transcript.Lines[^1].Note);
        Assert.Equal(octets, transcript.Lines.SkipWhile(line => !line.Text.StartsWith("354", StringComparison.Ordinal)).Skip(1).Sum(line => line.Octets.Length));
    }

    [Fact]
    public async Task The_server_breaks_off_in_the_middle_with_some_last_words()
    {
        server.HangUp(InData(10), "550 5.7.1 Enough of this");
        using var client = await GreetedAsync();
        await client.SayAsync("MAIL FROM:<me@school>", "RCPT TO:<bob@home>", "DATA");
        await client.SendAsync("a line, and no dot\r\n");
        Assert.Equal("550 5.7.1 Enough of this", await client.HearAsync());
        Assert.Null(await client.HearAsync());
    }

    [Fact]
    public async Task A_message_that_does_not_get_that_far_is_taken()
    {
        server.HangUp(InData(1000));
        using var client = await GreetedAsync();
        Assert.StartsWith("250", await TransactAsync(client, "short"), StringComparison.Ordinal);
        Assert.StartsWith("250", await TransactAsync(client, "."), StringComparison.Ordinal);
        Assert.Equal(0, server.Mishaps[0].Seen);
    }

    [Fact]
    public async Task The_server_hangs_up_in_the_middle_of_a_chunk()
    {
        server.HangUp(InData(12));
        using var client = await GreetedAsync();
        await client.SayAsync("MAIL FROM:<me@school>", "RCPT TO:<bob@home>");
        await client.SendAsync("BDAT 10\r\n1234567890");
        Assert.StartsWith("250", await client.HearAsync(), StringComparison.Ordinal);
        await client.SendAsync("BDAT 10 LAST\r\n1234567890");
        Assert.Null(await client.HearAsync());
        Assert.Empty(server.Messages);
    }

    [Fact]
    public async Task The_server_hangs_up_after_the_dot_and_keeps_nothing()
    {
        server.HangUp(EndOfData);
        using var client = await GreetedAsync();
        Assert.Null(await TransactAsync(client, "lost"));
        Assert.Empty(server.Messages);
    }

    [Fact]
    public async Task The_server_hangs_up_after_the_dot_and_has_kept_the_message()   // so the client will send it twice
    {
        server.HangUp(Stored).Times(1);
        using (var client = await GreetedAsync()) Assert.Null(await TransactAsync(client, "twice"));
        using (var client = await GreetedAsync()) Assert.StartsWith("250", await TransactAsync(client, "twice"), StringComparison.Ordinal);
        Assert.Equal(["twice\r\n", "twice\r\n"], server.Messages.Select(message => message.Text));
    }

    [Fact]
    public async Task The_server_stops_after_so_many_messages()
    {
        server.StopAfter(Stored).From(2);
        using var client = await GreetedAsync();
        Assert.StartsWith("250", await TransactAsync(client, "one"), StringComparison.Ordinal);
        Assert.True(server.IsListening);
        Assert.StartsWith("250", await TransactAsync(client, "two"), StringComparison.Ordinal);
        await UntilAsync(() => !server.IsListening);
        Assert.Equal(2, server.Messages.Count);
    }

    [Fact]
    public async Task What_is_hidden_is_neither_listed_nor_done()
    {
        server.Hide(SmtpExtensions.Chunking | SmtpExtensions.BinaryMime | SmtpExtensions.Dsn);
        using var client = await RawClient.ConnectAsync(server);
        await client.HearAsync();
        Assert.DoesNotContain("CHUNKING", await client.SayAsync("EHLO me"), StringComparison.Ordinal);
        Assert.StartsWith("555", await client.SayAsync("MAIL FROM:<a@x> RET=FULL"), StringComparison.Ordinal);
        Assert.StartsWith("502", await client.SayAsync("BDAT 0 LAST"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_pretended_is_listed_and_not_done()
    {
        server.Pretend(SmtpExtensions.Size | SmtpExtensions.StartTls | SmtpExtensions.Chunking);
        using var client = await RawClient.ConnectAsync(server);
        await client.HearAsync();
        var listed = await client.SayAsync("EHLO me");
        Assert.Contains("250-SIZE", listed, StringComparison.Ordinal);
        Assert.Contains("250-STARTTLS", listed, StringComparison.Ordinal);
        Assert.StartsWith("555", await client.SayAsync("MAIL FROM:<a@x> SIZE=1"), StringComparison.Ordinal);
        Assert.StartsWith("454 4.7.0", await client.SayAsync("STARTTLS"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_behaves_again_does()
    {
        server.Refuse(Command("*"), "450 4.0.0 No");
        server.Hide(SmtpExtensions.All);
        server.Behave();
        Assert.Empty(server.Mishaps);
        using var client = await RawClient.ConnectAsync(server);
        await client.HearAsync();
        Assert.Contains("PIPELINING", await client.SayAsync("EHLO me"), StringComparison.Ordinal);
        Assert.StartsWith("250", await TransactAsync(client, "hi"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TLS_that_is_offered_may_not_be_available()
    {
        server.BreakTls(TlsBreak.Unavailable).Times(1);
        using var client = await GreetedAsync();
        Assert.StartsWith("454 4.7.0", await client.SayAsync("STARTTLS"), StringComparison.Ordinal);
        Assert.StartsWith("220", await client.SayAsync("STARTTLS"), StringComparison.Ordinal);
        await client.EncryptAsync();
        Assert.Contains("AUTH", await client.SayAsync("EHLO me"), StringComparison.Ordinal);
        Assert.Contains("S: (encrypted from here on)", server.Transcript.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TlsBreak.PlainText, false)]
    [InlineData(TlsBreak.HangUp, false)]
    [InlineData(TlsBreak.PlainText, true)]
    [InlineData(TlsBreak.HangUp, true)]
    public async Task A_handshake_may_not_come_about(TlsBreak how, bool fromTheFirstOctet)
    {
        using var other = FakeMailServer.Start(port: 0, settings: new() { Extensions = SmtpExtensions.All, ImplicitTls = fromTheFirstOctet });
        other.BreakTls(how);
        using var client = await RawClient.ConnectAsync(other);
        if (!fromTheFirstOctet) await client.HearAsync();
        if (!fromTheFirstOctet) await client.SayAsync("EHLO me", "STARTTLS");
        var failure = await Record.ExceptionAsync(client.EncryptAsync);
        Assert.True(failure is System.Security.Authentication.AuthenticationException or IOException, $"{failure}");
        await UntilAsync(() => other.Transcript.Lines is [.., { Note: "hangs up" }]);
    }

    [Fact]
    public async Task The_server_may_hang_up_after_the_handshake()
    {
        server.BreakTls(TlsBreak.HangUpAfterwards);
        using var client = await GreetedAsync();
        await client.SayAsync("STARTTLS");
        await client.EncryptAsync();
        await client.SendAsync("EHLO me\r\n");
        Assert.Null(await client.HearAsync());
    }

    [Fact]
    public async Task The_server_may_find_the_encryption_too_weak()   // RFC 3207 §4.1
    {
        server.BreakTls(TlsBreak.TooWeak);
        using var client = await GreetedAsync();
        await client.SayAsync("STARTTLS");
        await client.EncryptAsync();
        Assert.StartsWith("554", await client.SayAsync("EHLO me"), StringComparison.Ordinal);
        Assert.StartsWith("554", await client.SayAsync("MAIL FROM:<a@x>"), StringComparison.Ordinal);
        Assert.StartsWith("221", await client.SayAsync("QUIT"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MailKit_notices_each_in_its_way()
    {
        server.Refuse(Recipient("bob@home"), "550 5.1.1 No such user");
        server.Refuse(Content("spam"), "554 5.6.0 Spam");
        server.HangUp(Content("crash"));
        using var client = new SmtpClient();
        await client.ConnectAsync(server.Host, server.Port, SecureSocketOptions.None, Cancel);
        var refused = await Assert.ThrowsAsync<SmtpCommandException>(() => client.SendAsync(Message("bob@home", "hi"), Cancel));
        Assert.Equal((SmtpErrorCode.RecipientNotAccepted, 550), (refused.ErrorCode, (int)refused.StatusCode));
        var spam = await Assert.ThrowsAsync<SmtpCommandException>(() => client.SendAsync(Message("eve@home", "spam"), Cancel));
        Assert.Equal((SmtpErrorCode.MessageNotAccepted, 554), (spam.ErrorCode, (int)spam.StatusCode));
        await client.SendAsync(Message("eve@home", "good"), Cancel);
        await Assert.ThrowsAnyAsync<Exception>(() => client.SendAsync(Message("eve@home", "crash"), Cancel));
        Assert.False(client.IsConnected);
        Assert.Equal("good", (await MimeMessage.LoadAsync(new MemoryStream(Assert.Single(server.Messages).Octets), Cancel)).TextBody!.Trim());
    }

    [Fact]
    public async Task MailKit_falls_back_where_EHLO_is_refused()
    {
        server.Refuse(Command("EHLO"), "502 5.5.1 What is that?");
        using var client = new SmtpClient();
        await client.ConnectAsync(server.Host, server.Port, SecureSocketOptions.None, Cancel);
        await client.SendAsync(Message("eve@home", "hi"), Cancel);
        await client.DisconnectAsync(quit: true, Cancel);
        Assert.Equal("SMTP", Assert.Single(server.Messages).Envelope.Origin!.Protocol);
    }

    [Fact]
    public async Task MailKit_does_not_go_on_where_TLS_is_broken()
    {
        server.BreakTls(TlsBreak.PlainText);
        using var client = new SmtpClient { ServerCertificateValidationCallback = (_, certificate, _, _) => certificate!.Subject is "CN=fake.example" };
        await Assert.ThrowsAnyAsync<SslHandshakeException>(() => client.ConnectAsync(server.Host, server.Port, SecureSocketOptions.StartTls, Cancel));
    }

    [Theory]
    [InlineData("250 OK")]
    [InlineData("354 Go on")]
    [InlineData("No")]
    [InlineData("550")]
    [InlineData("550-5.1.1 No")]
    [InlineData("600 No")]
    [InlineData("550 5.1.1 No\r\n250 OK")]
    public void What_is_no_refusal_is_told_so_at_once(string reply)
    {
        var wrong = Assert.Throws<ArgumentException>(() => server.Refuse(Connect, reply));
        Assert.Contains("is no refusal", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_may_have_several_lines_and_no_status()
    {
        server.Refuse(Command("NOOP"), "450 5.1.1 is of another class\nand so it is words");
        using var client = await GreetedAsync();
        Assert.Equal("450-5.1.1 is of another class|450 and so it is words", await client.SayAsync("NOOP"));
    }

    [Fact]
    public void A_rule_tells_what_it_is()
    {
        server.HangUp(Recipient("*@home"), "421 4.3.2 Bye").Times(2);
        server.AnswerLate(InData(100), TimeSpan.FromSeconds(1.5));
        Assert.Equal(["recipient *@home: says \"421 4.3.2 Bye\", then hangs up (happened 0 of 0 times)", "100 octets of a message: waits 1.5 s (happened 0 of 0 times)"], server.Mishaps.Select(mishap => mishap.ToString()));
    }

    async Task<RawClient> GreetedAsync()
    {
        var client = await RawClient.ConnectAsync(server);
        await client.HearAsync();
        await client.SayAsync("EHLO me");
        return client;
    }

    static async Task<string?> TransactAsync(RawClient client, string text)
    {
        await client.SayAsync("MAIL FROM:<me@school>", "RCPT TO:<eve@home>", "DATA");
        return await client.SayAsync($"{(text.StartsWith('.') ? "." : "")}{text}\r\n.");
    }

    static MimeMessage Message(string to, string text)
    {
        var message = new MimeMessage { Subject = "test", Body = new TextPart("plain") { Text = text } };
        message.From.Add(MailboxAddress.Parse("me@school"));
        message.To.Add(MailboxAddress.Parse(to));
        return message;
    }

    static async Task UntilAsync(Func<bool> holds)
    {
        var deadline = DateTime.UtcNow + RawClient.Deadline;
        while (!holds())
        {
            Assert.True(DateTime.UtcNow < deadline, "It did not come to that in time.");
            await Task.Delay(1, Cancel);
        }
    }

    async Task AdvanceUntilAsync(Task done)
    {
        var deadline = DateTime.UtcNow + RawClient.Deadline;
        while (!done.IsCompleted)
        {
            Assert.True(DateTime.UtcNow < deadline, "It did not come to that in time.");
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(done, Task.Delay(1, Cancel));
        }
    }
}
