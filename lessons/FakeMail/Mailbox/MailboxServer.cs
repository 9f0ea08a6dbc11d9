using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using FakeMail.Displays;
using FakeMail.Tls;

namespace FakeMail.Mailbox;

/// <summary>Hands out what a mail server took: a socket on 127.0.0.1 alone, and a conversation with everyone who connects to it.</summary>
[TypeFormatterSource]
public abstract class MailboxServer : IListening, IDisplay, IDisposable
{
    readonly TcpListener listener;
    readonly TimeProvider clock;
    readonly TimeSpan patience;
    readonly CancellationTokenSource stop = new();
    readonly Lock gate = new();
    readonly List<Transcript> transcripts = [];
    int sessions;

    private protected MailboxServer(TcpListener listener, TimeProvider clock, TimeSpan patience, MailAccess access)
    {
        (this.listener, this.clock, this.patience, Access) = (listener, clock, patience, access);
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Where the server listens: this machine, and no other.</summary>
    public string Host { get; } = IPAddress.Loopback.ToString();

    /// <summary>The port on which it listens.</summary>
    public int Port { get; }

    /// <summary>Whether it still listens.</summary>
    public bool IsListening => !stop.IsCancellationRequested;

    /// <summary>All conversations, oldest first.</summary>
    public IReadOnlyList<Transcript> Transcripts { get { lock (gate) return [.. transcripts]; } }

    /// <summary>The newest conversation; an empty one if nobody has connected.</summary>
    public Transcript Transcript => Transcripts is [.., var newest] ? newest : new(clock);

    /// <summary>Who may log in, and when the connection is encrypted.</summary>
    private protected MailAccess Access { get; }

    private protected abstract string Protocol { get; }

    /// <summary>What keeps passwords out of the transcript of one conversation.</summary>
    private protected abstract Func<byte[], TranscriptLine?, byte[]> Secrets();

    /// <summary>Speaks with one client.</summary>
    private protected abstract Task ConverseAsync(LineChannel channel, string nonce, CancellationToken stop);

    /// <summary>Stops listening and hangs up on everyone.</summary>
    public void Stop()
    {
        stop.Cancel();
        listener.Stop();
    }

    /// <summary>The same as <see cref="Stop"/>.</summary>
    public void Dispose()
    {
        Stop();
        GC.SuppressFinalize(this);
    }

    string IDisplay.ToHtml() => Markup.Of($"""<div style="{Look.Card};display:inline-block"><b>{Protocol}</b> · {ToString()}</div>""").Html;

    string IDisplay.ToText() => $"{Protocol} · {this}";

    /// <summary>Whether it listens, and with how many it has spoken.</summary>
    public override string ToString() => $"{(IsListening ? "listening" : "stopped")} · {Look.Count(Transcripts.Count, "conversation")}";

    internal async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await listener.AcceptSocketAsync(stop.Token));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stop() was called.
        }
    }

    async Task ServeAsync(Socket socket)
    {
        var transcript = new Transcript(clock) { Hide = Secrets() };
        lock (gate) transcripts.Add(transcript);
        await using var connection = new Connection(socket);
        using var channel = new LineChannel(connection, transcript, Speaker.Server, patience, clock);
        try
        {
            if (Access.Encryption is Encryption.FromTheStart) await channel.EncryptAsync(Access.CertificateOrOwn, stop.Token);
            await ConverseAsync(channel, NextNonce(), stop.Token);
        }
        catch (Exception end) when (end is OperationCanceledException or TimeoutException or IOException or SocketException or AuthenticationException)
        {
            // The client went away, or Stop() was called: this conversation is over, the others go on.
        }
    }

    // Never the same twice (RFC 1939 §7). The number makes it so even where the clock stands still.
    string NextNonce() => string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Increment(ref sessions)}.{clock.GetUtcNow().ToUnixTimeMilliseconds()}");
}
