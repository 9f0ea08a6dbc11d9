using System.Net.Sockets;
using System.Text;
using FakeMail.Sasl;
using FakeMail.Smtp;
using FakeMail.Tls;
using Microsoft.Extensions.Time.Testing;

namespace FakeMail.Tests;

/// <summary>What clients do to a server on real sockets, and what it must not come to.</summary>
public class RobustnessTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static SmtpSettings Everything => new() { Extensions = SmtpExtensions.All, Accounts = { ["ann"] = "secret" }, LoginBeforeTls = true };

    [Fact]
    public async Task Two_hundred_clients_that_say_nothing_do_not_keep_the_next_one_waiting()
    {
        using var server = FakeMailServer.Start(port: 0);
        var parked = new List<RawClient>();
        for (var i = 0; i < 200; i++) parked.Add(await RawClient.ConnectAsync(server));
        using var client = await RawClient.ConnectAsync(server);
        Assert.StartsWith("220", await client.HearAsync(), StringComparison.Ordinal);
        Assert.StartsWith("250", await client.SayAsync("HELO me", "MAIL FROM:<a@x>", "RCPT TO:<b@x>", "DATA", "hi\r\n."), StringComparison.Ordinal);
        foreach (var other in parked) Assert.StartsWith("220", await other.HearAsync(), StringComparison.Ordinal);
        parked.ForEach(other => other.Dispose());
        Assert.Single(server.Messages);
    }

    [Fact]
    public async Task A_client_too_many_is_told_to_come_later_and_may()
    {
        using var server = FakeMailServer.Start(port: 0, settings: new() { MaxSessions = 2 });
        using var one = await RawClient.ConnectAsync(server);
        var two = await RawClient.ConnectAsync(server);
        await one.HearAsync();
        await two.HearAsync();
        using (var three = await RawClient.ConnectAsync(server))
        {
            Assert.StartsWith("421", await three.HearAsync(), StringComparison.Ordinal);
            Assert.Null(await three.HearAsync());
        }
        two.Dispose();
        await UntilAsync(async () =>
        {
            using var four = await RawClient.ConnectAsync(server);
            return (await four.HearAsync())!.StartsWith("220", StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Whoever_says_nothing_for_too_long_is_told_and_hung_up_on()   // RFC 5321 §4.5.3.2.7
    {
        var clock = new FakeTimeProvider();
        using var server = FakeMailServer.Start(port: 0, clock: clock, settings: new() { Patience = TimeSpan.FromMinutes(5) });
        using var client = await RawClient.ConnectAsync(server);
        await client.SayAsync("EHLO me");
        await client.HearAsync();
        var ending = client.HearAsync();
        while (!ending.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(30));
            await Task.WhenAny(ending, Task.Delay(1, Cancel));
        }
        Assert.StartsWith("421 4.4.2", await ending, StringComparison.Ordinal);
        Assert.Null(await client.HearAsync());
    }

    [Theory]
    [InlineData("EHLO me\r\n")]
    [InlineData("EHLO me\r\nMAIL FROM:<a@x>\r\nRCPT TO:<b@x>\r\nDATA\r\nhalf a mess")]
    [InlineData("EHLO me\r\nMAIL FROM:<a@x>\r\nRCPT TO:<b@x>\r\nBDAT 100 LAST\r\nhalf a ch")]
    [InlineData("EHLO me\r\nMAIL FROM:<a@x>\r\nRCPT TO:<b@x>\r\nBDAT 4\r\nhalf")]
    [InlineData("EHLO me\r\nAUTH LOGIN\r\n")]
    [InlineData("EHLO me\r\nAUTH PLAIN AGFubgBz")]
    [InlineData("EHLO me\r\nSTARTTLS\r\n")]
    [InlineData("EHLO me\r\nSTARTTLS\r\n\x16\x03\x01")]
    [InlineData("EH")]
    [InlineData("")]
    public async Task Whoever_goes_away_leaves_nothing_and_disturbs_nobody(string said)
    {
        foreach (var hard in (bool[])[false, true])
        {
            using var server = FakeMailServer.Start(port: 0, settings: Everything);
            using var other = await RawClient.ConnectAsync(server);
            await other.HearAsync();
            using (var tcp = new TcpClient { NoDelay = true })
            {
                await tcp.ConnectAsync(server.Host, server.Port, Cancel);
                await tcp.GetStream().WriteAsync(Encoding.Latin1.GetBytes(said), Cancel);
                if (hard) tcp.Client.LingerState = new(true, 0);
            }
            Assert.StartsWith("250", await other.SayAsync("HELO me", "MAIL FROM:<a@x>", "RCPT TO:<b@x>", "DATA", "whole\r\n."), StringComparison.Ordinal);
            Assert.Equal("whole\r\n", Assert.Single(server.Messages).Text);
        }
    }

    [Fact]
    public async Task A_garbage_handshake_does_no_harm()
    {
        using var server = FakeMailServer.Start(port: 0, settings: Everything);
        foreach (var garbage in (string[])["EHLO me\r\n", "\0\0\0\0\0\0\0\0", "\x16\x03\x01\xff\xff" + new string('x', 70_000)])
        {
            using var client = await RawClient.ConnectAsync(server);
            await client.HearAsync();
            Assert.StartsWith("220", await client.SayAsync("EHLO me", "STARTTLS"), StringComparison.Ordinal);
            try { await client.SendAsync(garbage); } catch (IOException) { }   // it may be hung up on already
            string? reply;
            while ((reply = await client.HearAsync()) is not null) Assert.DoesNotMatch("^[0-9]", reply);   // an alert of TLS, perhaps, but no more SMTP
        }
        using var next = await RawClient.ConnectAsync(server);
        await next.HearAsync();
        await next.SayAsync("EHLO me", "STARTTLS");
        await next.EncryptAsync();
        Assert.StartsWith("250", await next.SayAsync("EHLO me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_words_are_heard_by_a_client_that_talks_on()
    {
        using var server = FakeMailServer.Start(port: 0, settings: new() { MaxErrors = 2 });
        using var client = await RawClient.ConnectAsync(server);
        await client.HearAsync();
        try { await client.SendAsync("A\r\nB\r\n" + string.Concat(Enumerable.Repeat("more and more\r\n", 10_000))); } catch (IOException) { }
        Assert.StartsWith("500", await client.HearAsync(), StringComparison.Ordinal);
        Assert.StartsWith("421", await client.HearAsync(), StringComparison.Ordinal);
        Assert.Null(await client.HearAsync());
    }

    [Fact]
    public async Task A_browser_that_is_made_to_send_mail_sends_none()
    {
        using var server = FakeMailServer.Start(port: 0);
        using var client = await RawClient.ConnectAsync(server);
        await client.HearAsync();
        await client.SendAsync("POST / HTTP/1.1\r\nHost: localhost:8025\r\n\r\nHELO me\r\nMAIL FROM:<a@x>\r\nRCPT TO:<b@x>\r\nDATA\r\nspam\r\n.\r\nQUIT\r\n");
        Assert.StartsWith("421", await client.HearAsync(), StringComparison.Ordinal);
        Assert.Null(await client.HearAsync());
        Assert.Empty(server.Messages);
    }

    [Theory]
    [InlineData("AUTH PLAIN AGFubgBzZWNyZXQ=\r\n", 1)]
    [InlineData("auth  plain  AGFubgBzZWNyZXQ=\r\n", 1)]
    [InlineData("AUTH PLAIN AGFubgBzZWNyZXQ= x\r\n", 1)]
    [InlineData("AUTH PLAIN\r\nAGFubgBzZWNyZXQ=\r\n", 2)]
    [InlineData("AUTH PLAIN\r\nsecret!\r\n", 2)]
    [InlineData("AUTH LOGIN\r\nYW5u\r\nc2VjcmV0\r\n", 3)]
    [InlineData("AUTH LOGIN YW5u\r\nc2VjcmV0\r\n", 2)]
    [InlineData("AUTH XOAUTH2 dXNlcj1hbm4BYXV0aD1CZWFyZXIgc2VjcmV0AQE=\r\n", 1)]
    [InlineData("AUTH NOSUCH AGFubgBzZWNyZXQ=\r\n", 1)]
    [InlineData("AUTH PLAIN AGFubgBzZWNyZXQ=\n\r\n", 1)]
    [InlineData("AUTH PLAIN AGFubgBzZWNyZXQ=", 0)]                               // and hangs up
    [InlineData("AUTH PLAIN\r\nAGFubgBzZWNyZXQ=", 1)]
    [InlineData("AUTH\tPLAIN\tAGFubgBzZWNyZXQ=\r\n", 1)]
    public async Task No_password_is_in_a_transcript(string said, int replies)   // RFC 4954 §9
    {
        using var server = FakeMailServer.Start(port: 0, settings: Everything);
        using var client = await RawClient.ConnectAsync(server);
        await client.HearAsync();
        await client.SayAsync("EHLO me");
        await client.SendAsync(said);
        for (var i = 0; i < replies; i++) Assert.NotNull(await client.HearAsync());
        if (!said.EndsWith('\n'))
        {
            client.Dispose();
            await UntilAsync(() => Task.FromResult(server.Transcript.ToString().Contains("****", StringComparison.Ordinal)));
        }
        Assert.DoesNotMatch("AGFubgBzZWNyZXQ|c2VjcmV0|secret|dXNlcj1hbm4B", server.Transcript.ToString());
        Assert.Contains("********", server.Transcript.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AUTH PLAIN {0}\r\n")]
    [InlineData("AUTH PLAIN\r\n{0}\r\n")]
    public async Task Nor_is_one_that_is_too_long(string said)
    {
        using var server = FakeMailServer.Start(port: 0, settings: Everything);
        using var client = await RawClient.ConnectAsync(server);
        await client.HearAsync();
        await client.SayAsync("EHLO me");
        foreach (var part in string.Format(System.Globalization.CultureInfo.InvariantCulture, said, string.Concat(Enumerable.Repeat("c2VjcmV0", 3000))).Chunk(1000)) await client.SendAsync(new string(part));
        while (!(await client.HearAsync())!.StartsWith("500", StringComparison.Ordinal)) { }
        Assert.DoesNotContain("c2VjcmV0", server.Transcript.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("250", await client.SayAsync("NOOP"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_to_commands_that_came_together_go_together()   // RFC 2920 §3.2
    {
        using var server = FakeMailServer.Start(port: 0);
        using var tcp = new TcpClient { NoDelay = true };
        await tcp.ConnectAsync(server.Host, server.Port, Cancel);
        var octets = new byte[4096];
        async Task<string> SegmentAsync() => Encoding.Latin1.GetString(octets, 0, await tcp.GetStream().ReadAsync(octets, Cancel).AsTask().WaitAsync(RawClient.Deadline, Cancel));
        await SegmentAsync();
        await tcp.GetStream().WriteAsync("HELO me\r\n"u8.ToArray(), Cancel);
        await SegmentAsync();
        await tcp.GetStream().WriteAsync("MAIL FROM:<a@x>\r\nRCPT TO:<b@x>\r\nRCPT TO:<>\r\nRCPT TO:<c@x>\r\nDATA\r\n"u8.ToArray(), Cancel);
        Assert.Equal(["250", "250", "501", "250", "354"], (await SegmentAsync()).TrimEnd().Split("\r\n").Select(line => line[..3]));
        await tcp.GetStream().WriteAsync("x\r\n.\r\nMAIL FROM:<a@x>\r\nRCPT TO:<b@x>\r\nRS"u8.ToArray(), Cancel);   // the rest of RSET may come much later
        Assert.Equal("250 Message stored\r\n250 Sender OK\r\n250 Recipient OK\r\n", await SegmentAsync() is var first && first.Length < 30 ? first + await SegmentAsync() : first);
    }

    [Fact]
    public async Task A_lesson_sees_the_same_every_time()
    {
        var said = new HashSet<string>();
        for (var i = 0; i < 3; i++)
        {
            using var server = FakeMailServer.Start(port: 0, settings: Everything with { Nonce = () => "42" });
            using var client = new MailKit.Net.Smtp.SmtpClient { ServerCertificateValidationCallback = (_, certificate, _, _) => certificate!.Subject is "CN=fake.example" };
            await client.ConnectAsync(server.Host, server.Port, MailKit.Security.SecureSocketOptions.StartTls, Cancel);
            await client.AuthenticateAsync(new MailKit.Security.SaslMechanismCramMd5("ann", "secret"), Cancel);
            await client.DisconnectAsync(quit: true, Cancel);
            said.Add(server.Transcript.ToString());
        }
        Assert.Contains("S: 334 PDQyQGZha2UuZXhhbXBsZT4=", Assert.Single(said), StringComparison.Ordinal);
    }

    public static TheoryData<string> Mechanisms => [.. SaslMechanisms.Names];

    [Theory, MemberData(nameof(Mechanisms))]
    public async Task MailKit_logs_in(string mechanism)
    {
        using var server = FakeMailServer.Start(port: 0, settings: new() { Extensions = SmtpExtensions.All, Accounts = { ["ann"] = "secret", ["j\u00fcrgen"] = "pass w\u00f6rd" }, Mechanisms = [mechanism], RequireLogin = true });
        foreach (var (user, password, right) in new[] { ("ann", "secret", true), ("j\u00fcrgen", "pass w\u00f6rd", true), ("ann", "wrong", false), ("bob", "secret", false) })
        {
            if (mechanism is "XOAUTH2" && user is "j\u00fcrgen") continue;   // which MailKit does not send as UTF-8
            using var client = new MailKit.Net.Smtp.SmtpClient { ServerCertificateValidationCallback = (_, certificate, _, _) => certificate!.Subject is "CN=fake.example" };
            await client.ConnectAsync("localhost", server.Port, MailKit.Security.SecureSocketOptions.StartTls, Cancel);
            var logIn = () => client.AuthenticateAsync(MailKit.Security.SaslMechanism.Create(mechanism, new System.Net.NetworkCredential(user, password))!, Cancel);
            if (right)
            {
                await logIn();
                await client.SendAsync(new MimeKit.MimeMessage([MimeKit.MailboxAddress.Parse("ann@school")], [MimeKit.MailboxAddress.Parse("bob@home")], "hi", new MimeKit.TextPart { Text = "x" }), Cancel);
                Assert.Equal(("ESMTPSA", user), (server.Messages[^1].Envelope.Origin!.Protocol, server.Messages[^1].Envelope.Origin!.User));
            }
            else await Assert.ThrowsAsync<MailKit.Security.AuthenticationException>(logIn);
        }
    }

    [Fact]
    public async Task Python_trusts_the_certificate_when_it_is_told_to()
    {
        using var server = FakeMailServer.Start(port: 0, settings: new() { Extensions = SmtpExtensions.All, Accounts = { ["ann"] = "secret" }, RequireLogin = true, RequireTls = true });
        var (exit, output, errors) = await Tool.RunAsync(Tool.Python, ["-", $"{server.Port}", SelfMadeCertificate.Pem], """
            import smtplib, ssl, sys
            trusted = ssl.create_default_context(cadata=sys.argv[2])
            s = smtplib.SMTP('localhost', int(sys.argv[1]), local_hostname='me.example', timeout=20)
            s.starttls(context=trusted)
            s.login('ann', 'secret')
            s.sendmail('me@school', ['you@home'], 'Subject: x\r\n\r\nhello')
            s.quit()
            try: ssl.create_default_context().wrap_socket(__import__('socket').create_connection(('localhost', int(sys.argv[1]))), server_hostname='localhost')
            except ssl.SSLError: print('not trusted by itself')
            """u8.ToArray());
        Assert.True(exit is 0, errors);
        Assert.Equal("not trusted by itself", Encoding.UTF8.GetString(output).Trim());
        Assert.Equal("ESMTPSA", Assert.Single(server.Messages).Envelope.Origin!.Protocol);
    }

    [Fact]
    public async Task What_was_said_of_the_delivery_is_kept_with_the_envelope()   // RFC 3461
    {
        using var server = FakeMailServer.Start(port: 0, settings: Everything);
        using var client = await RawClient.ConnectAsync(server);
        await client.HearAsync();
        await client.SayAsync("EHLO me", "MAIL FROM:<a@x> RET=HDRS ENVID=id+2B1 BODY=8BITMIME SMTPUTF8 AUTH=ann@x", "RCPT TO:<b@x> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;bob+2Btag@y", "RCPT TO:<c@x>", "DATA", "x\r\n.");
        var envelope = Assert.Single(server.Messages).Envelope;
        Assert.Equal((BodyType.EightBitMime, true, "<>"), (envelope.Body, envelope.SmtpUtf8, envelope.Author));   // who has not logged in cannot vouch for anybody
        Assert.Equal(("HDRS", "id+1"), (envelope.Delivery!.Return, envelope.Delivery.EnvelopeId));
        Assert.Equal([new("b@x", NotifyOn.Success | NotifyOn.Delay, "rfc822;bob+tag@y"), new("c@x", NotifyOn.Unsaid, null)], envelope.Delivery.Recipients);
        Assert.Equal(new("me", "UTF8SMTP", null), envelope.Origin);

        Assert.StartsWith("250", await client.SayAsync("AUTH PLAIN AGFubgBzZWNyZXQ=", "MAIL FROM:<a@x> AUTH=ann@x", "RCPT TO:<b@x>", "DATA", "x\r\n."), StringComparison.Ordinal);
        Assert.Equal(("ann@x", null, new Origin("me", "ESMTPA", "ann")), (server.Messages[1].Envelope.Author, server.Messages[1].Envelope.Delivery, server.Messages[1].Envelope.Origin));
    }

    static async Task UntilAsync(Func<Task<bool>> holds)
    {
        var deadline = DateTime.UtcNow + RawClient.Deadline;
        while (!await holds())
        {
            Assert.True(DateTime.UtcNow < deadline, "It did not come to that in time.");
            await Task.Delay(1, Cancel);
        }
    }
}
