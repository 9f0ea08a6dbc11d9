using System.IO.Pipelines;
using System.Text;
using System.Text.RegularExpressions;
using FakeMail.Smtp;

namespace FakeMail.Tests;

/// <summary>Plays a transcript against a session in memory: <c>C:</c> lines are sent, <c>S:</c> lines must come back. <c>C&gt;</c> is sent without CR LF; &lt;CR&gt;, &lt;LF&gt;, &lt;NUL&gt; and &lt;E9&gt; are octets.</summary>
sealed partial class Conversation : IAsyncDisposable
{
    public const string ToData = "S: 220\nC: HELO me\nS: 250\nC: MAIL FROM:<a@x>\nS: 250\nC: RCPT TO:<b@x>\nS: 250\nC: DATA\nS: 354\n";

    static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);   // a silent server must fail, not hang

    readonly Pipe toServer = new(), toClient = new();
    readonly LineChannel client;
    readonly Task running;

    public Conversation(SmtpSettings? settings = null, Func<Envelope, MessageContent, Task>? deliver = null, TimeProvider? clock = null, Func<Spool>? newSpool = null)
    {
        settings ??= new();
        client = new(new Duplex(toClient.Reader, toServer.Writer), new Transcript(), Speaker.Client, Deadline, TimeProvider.System);
        var channel = new LineChannel(new Duplex(toServer.Reader, toClient.Writer), Transcript, Speaker.Server, settings.Patience, clock ?? TimeProvider.System);
        running = new SmtpSession(channel, settings, deliver ?? Keep, newSpool).RunAsync(TestContext.Current.CancellationToken);
    }

    public List<(Envelope Envelope, string Message)> Delivered { get; } = [];

    public Transcript Transcript { get; } = new();

    /// <summary>Plays a whole conversation, and hangs up.</summary>
    public static async Task<Conversation> PlayAsync(string transcript, SmtpSettings? settings = null)
    {
        await using var conversation = new Conversation(settings);
        await conversation.SayAsync(transcript);
        return conversation;
    }

    public async Task SayAsync(string transcript)
    {
        foreach (var line in transcript.Split('\n').Where(line => line is not ""))
        {
            var text = line.Length > 3 ? line[3..].TrimEnd('\r') : "";
            if (line.StartsWith("C:", StringComparison.Ordinal)) await SendAsync(text + "\r\n");
            else if (line.StartsWith("C>", StringComparison.Ordinal)) await SendAsync(text);
            else await HearAsync(text);
        }
    }

    public ValueTask SendAsync(string text) => SendAsync(Octets(text));

    public ValueTask SendAsync(byte[] octets) => client.SendAsync(octets, TestContext.Current.CancellationToken);

    public async Task HearAsync(string beginning)
    {
        var reply = await client.ReadLineAsync(4096, TestContext.Current.CancellationToken);
        if (reply.End is not LineEnd.Crlf) Assert.Fail($"Expected \"{beginning}\", but the server hung up.\n{Transcript}");
        Assert.StartsWith(beginning, Encoding.Latin1.GetString(reply.Octets), StringComparison.Ordinal);
    }

    /// <summary>Waits until the server has hung up; returns what it still said.</summary>
    public async Task<IReadOnlyList<string>> UntilTheEndAsync()
    {
        var said = new List<string>();
        while (await client.ReadLineAsync(4096, TestContext.Current.CancellationToken) is { End: LineEnd.Crlf } line)
            said.Add(Encoding.Latin1.GetString(line.Octets));
        await running.WaitAsync(Deadline, TestContext.Current.CancellationToken);
        return said;
    }

    public ValueTask HangUpAsync() => toServer.Writer.CompleteAsync();

    public async ValueTask DisposeAsync()
    {
        await HangUpAsync();
        await running.WaitAsync(Deadline, TestContext.Current.CancellationToken);
    }

    public static byte[] Octets(string text) => Encoding.Latin1.GetBytes(Token.Replace(text, match => match.Value switch
    {
        "<CR>" => "\r",
        "<LF>" => "\n",
        "<NUL>" => "\0",
        _ => ((char)Convert.ToInt32(match.Value[1..^1], 16)).ToString(),
    }));

    Task Keep(Envelope envelope, MessageContent message)
    {
        Delivered.Add((envelope, Encoding.Latin1.GetString(message.Octets)));
        return Task.CompletedTask;
    }

    [GeneratedRegex("<(CR|LF|NUL|[0-9A-F]{2})>")]
    internal static partial Regex Token { get; }

    sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
