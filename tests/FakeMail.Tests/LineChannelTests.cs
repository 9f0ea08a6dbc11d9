using System.IO.Pipelines;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace FakeMail.Tests;

public sealed class LineChannelTests : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    readonly Pipe toServer = new(), toClient = new();
    readonly FakeTimeProvider clock = new();
    readonly LineChannel server;

    public LineChannelTests() => server = new(new Duplex(toServer.Reader, toClient.Writer), new Transcript(), Speaker.Server, Patience, clock);

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task Counted_octets_are_no_lines_and_what_follows_is()
    {
        await SayAsync("ab\r\n.\r\ncNOOP\r\n");
        Assert.Equal("ab\r\n.\r\nc", Encoding.Latin1.GetString((await server.ReadOctetsAsync(8, Cancel))!));
        Assert.Equal("NOOP", Encoding.Latin1.GetString((await server.ReadLineAsync(10, Cancel)).Octets));
        Assert.Empty((await server.ReadOctetsAsync(0, Cancel))!);
    }

    [Fact]
    public async Task Patience_that_ends_between_two_waits_has_ended()
    {
        var waiting = server.HaveComeAsync(2, _ => false, Cancel).AsTask();
        await SayAsync("ab");
        Assert.True(await waiting);
        clock.Advance(Patience);
        var late = await Assert.ThrowsAsync<TimeoutException>(() => server.ReadLineAsync(10, Cancel).AsTask().WaitAsync(TimeSpan.FromSeconds(60), Cancel));
        Assert.Contains("The other side said nothing", late.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_octets_go_into_a_spool_or_nowhere()
    {
        using var spool = new Spool();
        var reading = server.ReadOctetsAsync(300_000, spool, Cancel);
        for (var i = 0; i < 3; i++) await SayAsync(new string((char)('a' + i), 100_000));
        Assert.True(await reading);
        Assert.Equal((300_000, (byte)'a', (byte)'c'), (spool.Content.Length, spool.Content.Octets[0], spool.Content.Octets[^1]));

        await SayAsync("gone" + "NOOP\r\n");
        Assert.True(await server.ReadOctetsAsync(4, null, Cancel));
        Assert.Equal("NOOP", Encoding.Latin1.GetString((await server.ReadLineAsync(10, Cancel)).Octets));
    }

    [Fact]
    public async Task Fewer_octets_than_announced_are_none()
    {
        await SayAsync("abc");
        await toServer.Writer.CompleteAsync();
        Assert.Null(await server.ReadOctetsAsync(4, Cancel));
    }

    [Fact]
    public async Task A_message_is_sent_from_wherever_it_is()
    {
        await server.SendAsync(MessageContent.Of("a\r\nb"u8.ToArray()), Cancel);
        Assert.True(toClient.Reader.TryRead(out var read));
        Assert.Equal(4, read.Buffer.Length);
        Assert.Equal(["a", "b"], server.Transcript.Lines.Select(line => line.Text));
    }

    [Fact]
    public async Task Silence_ends_patience_and_after_that_there_may_be_last_words()
    {
        var reading = server.ReadLineAsync(10, Cancel).AsTask();
        await SayAsync("NOOP\r\n");
        Assert.Equal("NOOP"u8.ToArray(), (await reading).Octets);

        clock.Advance(Patience / 2);   // nobody waits: this does not count
        reading = server.ReadLineAsync(10, Cancel).AsTask();
        clock.Advance(Patience - TimeSpan.FromSeconds(1));
        Assert.False(reading.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<TimeoutException>(() => reading);

        await server.SendAsync("421 bye\r\n"u8.ToArray(), Cancel);
        await SayAsync("more\r\n");
        Assert.Equal("more"u8.ToArray(), (await server.ReadLineAsync(10, Cancel)).Octets);
    }

    [Fact]
    public async Task An_octet_now_and_then_does_not_make_a_line()
    {
        var reading = server.ReadLineAsync(1000, Cancel).AsTask();
        for (var i = 0; i < 4; i++)
        {
            await SayAsync("x");
            clock.Advance(Patience / 5);
        }
        Assert.False(reading.IsCompleted);
        clock.Advance(Patience / 5);
        await Assert.ThrowsAsync<TimeoutException>(() => reading);
    }

    [Fact]
    public async Task Being_stopped_is_not_being_impatient()
    {
        using var stop = new CancellationTokenSource();
        var reading = server.ReadLineAsync(10, stop.Token).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await server.ReadLineAsync(10, stop.Token));
    }

    async Task SayAsync(string text) => await toServer.Writer.WriteAsync(Encoding.Latin1.GetBytes(text), Cancel);

    sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
