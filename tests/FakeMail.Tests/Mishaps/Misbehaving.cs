using FakeMail.Smtp;
using Microsoft.Extensions.Time.Testing;

namespace FakeMail.Tests.Mishaps;

/// <summary>A server that offers everything, for tests to tell it what to do wrong.</summary>
public abstract class Misbehaving : IDisposable
{
    protected Misbehaving() => Server = FakeMailServer.Start(port: 0, clock: Clock, settings: new() { Extensions = SmtpExtensions.All, Accounts = { ["ann"] = "secret" } });

    /// <summary>The server.</summary>
    protected FakeMailServer Server { get; }

    /// <summary>Its clock, which stands still.</summary>
    protected FakeTimeProvider Clock { get; } = new();

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Server.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected async Task<RawClient> GreetedAsync()
    {
        var client = await RawClient.ConnectAsync(Server);
        await client.HearAsync();
        await client.SayAsync("EHLO me");
        return client;
    }

    private protected static async Task<string?> TransactAsync(RawClient client, string text)
    {
        await client.SayAsync("MAIL FROM:<me@school>", "RCPT TO:<eve@home>", "DATA");
        return await client.SayAsync($"{(text.StartsWith('.') ? "." : "")}{text}\r\n.");
    }

    private protected static async Task UntilAsync(Func<bool> holds)
    {
        var deadline = DateTime.UtcNow + RawClient.Deadline;
        while (!holds())
        {
            Assert.True(DateTime.UtcNow < deadline, "It did not come to that in time.");
            await Task.Delay(1, Cancel);
        }
    }

    private protected async Task AdvanceUntilAsync(Task done)
    {
        var deadline = DateTime.UtcNow + RawClient.Deadline;
        while (!done.IsCompleted)
        {
            Assert.True(DateTime.UtcNow < deadline, "It did not come to that in time.");
            Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(done, Task.Delay(1, Cancel));
        }
    }
}
