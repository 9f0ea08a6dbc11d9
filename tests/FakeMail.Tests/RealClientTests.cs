using System.Globalization;
using System.Text;
using FakeMail.Smtp;
using MailKit.Net.Smtp;
using MimeKit;

namespace FakeMail.Tests;

/// <summary>Clients that people really use.</summary>
public class RealClientTests
{
    const string Body = "Hello,\r\n.\r\n.. two\r\nend without newline";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task MailKit_delivers(bool extended)
    {
        using var server = FakeMailServer.Start(port: 0, settings: new SmtpSettings { Extended = extended });
        using var client = new SmtpClient();
        await client.ConnectAsync(server.Host, server.Port, MailKit.Security.SecureSocketOptions.None, Cancel);
        Assert.Equal(extended ? SmtpCapabilities.Pipelining | SmtpCapabilities.Size | SmtpCapabilities.EightBitMime | SmtpCapabilities.EnhancedStatusCodes : SmtpCapabilities.None, client.Capabilities);
        await client.SendAsync(Message(), Cancel);
        await client.DisconnectAsync(quit: true, Cancel);

        var received = Assert.Single(server.Messages);
        Assert.Equal("me@school → you@home, eve@home", received.Envelope.ToString());
        var parsed = await MimeMessage.LoadAsync(new MemoryStream(received.Octets), Cancel);
        Assert.Equal(Body + "\r\n", parsed.TextBody!.ReplaceLineEndings("\r\n"));
        Assert.Null(parsed.Headers["Bcc"]);
    }

    [Fact]
    public async Task MailKit_sends_several_messages_in_one_session()
    {
        using var server = FakeMailServer.Start(port: 0);
        using var client = new SmtpClient();
        await client.ConnectAsync(server.Host, server.Port, MailKit.Security.SecureSocketOptions.None, Cancel);
        for (var i = 0; i < 5; i++) await client.SendAsync(Message(), Cancel);
        await client.NoOpAsync(Cancel);
        await client.DisconnectAsync(quit: true, Cancel);
        Assert.Equal(5, server.Messages.Count);
        Assert.Single(server.Transcripts);
    }

    [Fact]
    public async Task MailKit_hears_which_recipient_is_refused()
    {
        using var server = FakeMailServer.Start(port: 0, settings: new SmtpSettings { MaxRecipients = 1 });
        using var client = new SmtpClient();
        await client.ConnectAsync(server.Host, server.Port, MailKit.Security.SecureSocketOptions.None, Cancel);
        var refused = await Assert.ThrowsAsync<SmtpCommandException>(() => client.SendAsync(Message(), Cancel));
        Assert.Equal((452, "eve@home"), ((int)refused.StatusCode, refused.Mailbox!.Address));
        await client.DisconnectAsync(quit: true, Cancel);
    }

    [Fact]
    public async Task The_client_of_the_framework_delivers()
    {
        using var server = FakeMailServer.Start(port: 0);
        using var client = new System.Net.Mail.SmtpClient(server.Host, server.Port);
        using var message = new System.Net.Mail.MailMessage("me@school", "you@home", "Testing", "Hello,\r\nyou\r\n");
        await client.SendMailAsync(message, Cancel);
        var received = Assert.Single(server.Messages);
        Assert.Equal("me@school → you@home", received.Envelope.ToString());
        Assert.Contains("Subject: Testing\r\n", received.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Python_delivers(bool extended)
    {
        using var server = FakeMailServer.Start(port: 0, settings: new SmtpSettings { Extended = extended });
        var (exit, output, errors) = await Tool.RunAsync(Tool.Python, ["-", server.Port.ToString(CultureInfo.InvariantCulture)], """
            import smtplib, sys
            s = smtplib.SMTP('127.0.0.1', int(sys.argv[1]), local_hostname='me.example', timeout=20)
            refused = s.sendmail('me@school', ['you@home', 'not an address', 'eve@home'], 'Subject: dots\r\n\r\nHello,\r\n.\r\n.. two\r\nend without newline')
            s.sendmail('me@school', ['you@home'], '')
            print(sorted(refused), s.noop()[0], s.verify('you')[0], s.help()[:4], sorted(s.esmtp_features))
            s.quit()
            """u8.ToArray());
        Assert.True(exit is 0, errors);
        Assert.Equal(
            extended ? "['not an address'] 250 252 b'2.0.' ['8bitmime', 'enhancedstatuscodes', 'help', 'pipelining', 'size']" : "['not an address'] 250 252 b'HELO' []",
            Encoding.UTF8.GetString(output).Trim());
        Assert.Equal(["Subject: dots\r\n\r\n" + Body + "\r\n", "\r\n"], server.Messages.Select(message => message.Text));
        Assert.Equal("me@school → you@home, eve@home", server.Messages[0].Envelope.ToString());
    }

    static MimeMessage Message()
    {
        var message = new MimeMessage { Subject = "dots", Date = new(2001, 11, 9, 1, 8, 47, TimeSpan.Zero), MessageId = "1@school", Body = new TextPart("plain") { Text = Body } };
        message.From.Add(MailboxAddress.Parse("me@school"));
        message.To.Add(MailboxAddress.Parse("you@home"));
        message.Bcc.Add(MailboxAddress.Parse("eve@home"));
        return message;
    }
}
