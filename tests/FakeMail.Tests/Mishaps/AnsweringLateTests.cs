using static FakeMail.Mishaps.Occasion;

namespace FakeMail.Tests.Mishaps;

/// <summary>A server that answers late does so by its Clock.</summary>
public sealed class AnsweringLateTests : Misbehaving
{
    [Fact]
    public async Task The_server_answers_late_by_its_clock()
    {
        Server.AnswerLate(Command("NOOP"), TimeSpan.FromSeconds(30));
        using var client = await GreetedAsync();
        await client.SendAsync("NOOP\r\n");
        var answer = client.HearAsync();
        await UntilAsync(() => Server.Transcript.ToString().Contains("waits 30 s", StringComparison.Ordinal));
        Assert.False(answer.IsCompleted);
        await AdvanceUntilAsync(answer);
        Assert.StartsWith("250", await answer, StringComparison.Ordinal);
        Assert.EndsWith("C: NOOP\nS: (waits 30 s)\nS: 250 2.0.0 OK", Server.Transcript.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Late_and_refused_may_be_both()
    {
        Server.AnswerLate(Command("DATA"), TimeSpan.FromSeconds(5));
        Server.Refuse(Command("DATA"), "451 4.3.0 Out of ink");
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
        Server.AnswerLate(Command("NOOP"), Timeout.InfiniteTimeSpan);
        using var client = await GreetedAsync();
        await client.SendAsync("NOOP\r\n");
        await UntilAsync(() => Server.Transcript.ToString().EndsWith("S: (waits for ever)", StringComparison.Ordinal));
        Server.Stop();
        Assert.Equal("421 4.3.2 The server stops; closing", await client.HearAsync());
        Assert.Null(await client.HearAsync());
    }
}
