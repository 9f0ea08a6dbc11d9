using FakeMail.Smtp;
using static FakeMail.Mishaps.Occasion;

namespace FakeMail.Tests.Mishaps;

/// <summary>A server hides what it can do, or pretends what it cannot.</summary>
public sealed class HidingTests : Misbehaving
{
    [Fact]
    public async Task What_is_hidden_is_neither_listed_nor_done()
    {
        Server.Hide(SmtpExtensions.Chunking | SmtpExtensions.BinaryMime | SmtpExtensions.Dsn);
        using var client = await RawClient.ConnectAsync(Server);
        await client.HearAsync();
        Assert.DoesNotContain("CHUNKING", await client.SayAsync("EHLO me"), StringComparison.Ordinal);
        Assert.StartsWith("555", await client.SayAsync("MAIL FROM:<a@x> RET=FULL"), StringComparison.Ordinal);
        Assert.StartsWith("502", await client.SayAsync("BDAT 0 LAST"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_pretended_is_listed_and_not_done()
    {
        Server.Pretend(SmtpExtensions.Size | SmtpExtensions.StartTls | SmtpExtensions.Chunking);
        using var client = await RawClient.ConnectAsync(Server);
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
        Server.Refuse(Command("*"), "450 4.0.0 No");
        Server.Hide(SmtpExtensions.All);
        Server.Behave();
        Assert.Empty(Server.Mishaps);
        using var client = await RawClient.ConnectAsync(Server);
        await client.HearAsync();
        Assert.Contains("PIPELINING", await client.SayAsync("EHLO me"), StringComparison.Ordinal);
        Assert.StartsWith("250", await TransactAsync(client, "hi"), StringComparison.Ordinal);
    }
}
