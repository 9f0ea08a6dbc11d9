using FakeMail.Mishaps;
using FakeMail.Smtp;
using static FakeMail.Mishaps.Occasion;

namespace FakeMail.Tests.Mishaps;

/// <summary>A server whose encryption does not come about, each in its way (RFC 3207).</summary>
public sealed class BrokenTlsTests : Misbehaving
{
    [Fact]
    public async Task TLS_that_is_offered_may_not_be_available()
    {
        Server.BreakTls(TlsBreak.Unavailable).Times(1);
        using var client = await GreetedAsync();
        Assert.StartsWith("454 4.7.0", await client.SayAsync("STARTTLS"), StringComparison.Ordinal);
        Assert.StartsWith("220", await client.SayAsync("STARTTLS"), StringComparison.Ordinal);
        await client.EncryptAsync();
        Assert.Contains("AUTH", await client.SayAsync("EHLO me"), StringComparison.Ordinal);
        Assert.Contains("S: (encrypted from here on)", Server.Transcript.ToString(), StringComparison.Ordinal);
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
        Server.BreakTls(TlsBreak.HangUpAfterwards);
        using var client = await GreetedAsync();
        await client.SayAsync("STARTTLS");
        await client.EncryptAsync();
        await client.SendAsync("EHLO me\r\n");
        Assert.Null(await client.HearAsync());
    }

    [Fact]
    public async Task The_server_may_find_the_encryption_too_weak()   // RFC 3207 §4.1
    {
        Server.BreakTls(TlsBreak.TooWeak);
        using var client = await GreetedAsync();
        await client.SayAsync("STARTTLS");
        await client.EncryptAsync();
        Assert.StartsWith("554", await client.SayAsync("EHLO me"), StringComparison.Ordinal);
        Assert.StartsWith("554", await client.SayAsync("MAIL FROM:<a@x>"), StringComparison.Ordinal);
        Assert.StartsWith("221", await client.SayAsync("QUIT"), StringComparison.Ordinal);
    }
}
