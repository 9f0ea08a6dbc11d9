using System.IO.Pipelines;
using System.Text;

namespace FakeMail.Tests.Mailbox;

/// <summary>Plays a transcript against a session of POP3 or IMAP in memory: <c>C:</c> lines are sent, <c>S:</c> lines must come back, beginning so; <c>S=</c> lines exactly so. <c>C&gt;</c> is sent without CR LF; &lt;CR&gt;, &lt;LF&gt; and &lt;E9&gt; are octets.</summary>
sealed class Dialogue : IAsyncDisposable
{
    static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);   // a silent server must fail, not hang

    readonly Pipe toServer = new(), toClient = new();
    readonly LineChannel client;
    readonly Task running;

    public Dialogue(Func<LineChannel, Task> session, TimeProvider? clock = null)
    {
        client = new(new Duplex(toClient.Reader, toServer.Writer), new Transcript(), Speaker.Client, Deadline, TimeProvider.System);
        running = session(new LineChannel(new Duplex(toServer.Reader, toClient.Writer), Transcript, Speaker.Server, TimeSpan.FromMinutes(10), clock ?? TimeProvider.System));
    }

    public Transcript Transcript { get; } = new() { Hide = (line, _) => line };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async Task SayAsync(string transcript)
    {
        foreach (var line in transcript.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line is not ""))
        {
            var text = line.Length > 3 ? line[3..] : "";
            switch (line[..2])
            {
                case "C:": await SendAsync(text + "\r\n"); break;
                case "C>": await SendAsync(text); break;
                case "S:": Assert.StartsWith(text, await HearAsync(text), StringComparison.Ordinal); break;
                case "S=": Assert.Equal(text, await HearAsync(text)); break;
                default: Assert.Fail($"\"{line}\" is not a line of a dialogue."); break;
            }
        }
    }

    public ValueTask SendAsync(string text) => SendAsync(Conversation.Octets(text));

    public ValueTask SendAsync(byte[] octets) => client.SendAsync(octets, Cancel);

    public async Task<string> HearAsync(string expected = "")
    {
        var line = await client.ReadLineAsync(100_000, Cancel);
        Assert.True(line.End is LineEnd.Crlf, $"Expected \"{expected}\", but the server hung up.\n{Transcript}");
        return Encoding.Latin1.GetString(line.Octets);
    }

    /// <summary>Waits until the server has hung up; returns what it still said.</summary>
    public async Task<IReadOnlyList<string>> UntilTheEndAsync()
    {
        var said = new List<string>();
        while (await client.ReadLineAsync(100_000, Cancel) is { End: LineEnd.Crlf } line) said.Add(Encoding.Latin1.GetString(line.Octets));
        await running.WaitAsync(Deadline, Cancel);
        return said;
    }

    public ValueTask HangUpAsync() => toServer.Writer.CompleteAsync();

    public async ValueTask DisposeAsync()
    {
        await HangUpAsync();
        await running.WaitAsync(Deadline, Cancel);
    }

    sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
