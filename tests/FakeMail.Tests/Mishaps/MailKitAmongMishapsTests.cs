using FakeMail.Mishaps;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using static FakeMail.Mishaps.Occasion;

namespace FakeMail.Tests.Mishaps;

/// <summary>What MailKit makes of a server that misbehaves.</summary>
public sealed class MailKitAmongMishapsTests : Misbehaving
{
    [Fact]
    public async Task MailKit_notices_each_in_its_way()
    {
        Server.Refuse(Recipient("bob@home"), "550 5.1.1 No such user");
        Server.Refuse(Content("spam"), "554 5.6.0 Spam");
        Server.HangUp(Content("crash"));
        using var client = new SmtpClient();
        await client.ConnectAsync(Server.Host, Server.Port, SecureSocketOptions.None, Cancel);
        var refused = await Assert.ThrowsAsync<SmtpCommandException>(() => client.SendAsync(Message("bob@home", "hi"), Cancel));
        Assert.Equal((SmtpErrorCode.RecipientNotAccepted, 550), (refused.ErrorCode, (int)refused.StatusCode));
        var spam = await Assert.ThrowsAsync<SmtpCommandException>(() => client.SendAsync(Message("eve@home", "spam"), Cancel));
        Assert.Equal((SmtpErrorCode.MessageNotAccepted, 554), (spam.ErrorCode, (int)spam.StatusCode));
        await client.SendAsync(Message("eve@home", "good"), Cancel);
        await Assert.ThrowsAnyAsync<Exception>(() => client.SendAsync(Message("eve@home", "crash"), Cancel));
        Assert.False(client.IsConnected);
        Assert.Equal("good", (await MimeMessage.LoadAsync(new MemoryStream(Assert.Single(Server.Messages).Octets), Cancel)).TextBody!.Trim());
    }

    [Fact]
    public async Task MailKit_falls_back_where_EHLO_is_refused()
    {
        Server.Refuse(Command("EHLO"), "502 5.5.1 What is that?");
        using var client = new SmtpClient();
        await client.ConnectAsync(Server.Host, Server.Port, SecureSocketOptions.None, Cancel);
        await client.SendAsync(Message("eve@home", "hi"), Cancel);
        await client.DisconnectAsync(quit: true, Cancel);
        Assert.Equal("SMTP", Assert.Single(Server.Messages).Envelope.Origin!.Protocol);
    }

    [Fact]
    public async Task MailKit_does_not_go_on_where_TLS_is_broken()
    {
        Server.BreakTls(TlsBreak.PlainText);
        using var client = new SmtpClient { ServerCertificateValidationCallback = (_, certificate, _, _) => certificate!.Subject is "CN=fake.example" };
        await Assert.ThrowsAnyAsync<SslHandshakeException>(() => client.ConnectAsync(Server.Host, Server.Port, SecureSocketOptions.StartTls, Cancel));
    }

    static MimeMessage Message(string to, string text)
    {
        var message = new MimeMessage { Subject = "test", Body = new TextPart("plain") { Text = text } };
        message.From.Add(MailboxAddress.Parse("me@school"));
        message.To.Add(MailboxAddress.Parse(to));
        return message;
    }
}
