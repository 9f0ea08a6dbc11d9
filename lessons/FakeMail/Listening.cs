using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using FakeMail.Mailbox;
using FakeMail.Tls;

namespace FakeMail;

/// <summary>What listens on a port and can be stopped.</summary>
interface IListening
{
    int Port { get; }

    void Stop();
}

/// <summary>A socket on 127.0.0.1, and a conversation with everyone who connects to it.</summary>
/// <param name="listener">The socket, listening.</param>
/// <param name="clock">Where the times in transcripts come from.</param>
/// <param name="patience">How long a client may say nothing.</param>
/// <param name="settings">Whether to encrypt from the start, and with which certificate.</param>
/// <param name="secrets">What keeps passwords out of the transcript of one conversation.</param>
/// <param name="converse">Speaks with one client.</param>
sealed class Listening(TcpListener listener, TimeProvider clock, TimeSpan patience, MailAccess settings, Func<Func<byte[], TranscriptLine?, byte[]>> secrets,
    Func<LineChannel, CancellationToken, Task> converse) : IListening, IDisposable
{
    readonly CancellationTokenSource stop = new();
    readonly Lock gate = new();
    readonly List<Transcript> transcripts = [];

    public string Host { get; } = IPAddress.Loopback.ToString();

    public int Port { get; } = ((IPEndPoint)listener.LocalEndpoint).Port;

    public bool IsListening => !stop.IsCancellationRequested;

    public IReadOnlyList<Transcript> Transcripts { get { lock (gate) return [.. transcripts]; } }

    public Transcript Transcript => Transcripts is [.., var newest] ? newest : new(clock);

    public void Clear()
    {
        lock (gate) transcripts.Clear();
    }

    public void Stop()
    {
        stop.Cancel();
        listener.Stop();
    }

    public void Dispose() => Stop();

    public async Task AcceptAsync()
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
        var transcript = new Transcript(clock) { Hide = secrets() };
        lock (gate) transcripts.Add(transcript);
        await using var connection = new Connection(socket);
        using var channel = new LineChannel(connection, transcript, Speaker.Server, patience, clock);
        try
        {
            if (settings.Encryption is Encryption.FromTheStart) await channel.EncryptAsync(settings.CertificateOrOwn, stop.Token);
            await converse(channel, stop.Token);
        }
        catch (Exception end) when (end is OperationCanceledException or TimeoutException or IOException or SocketException or AuthenticationException)
        {
            // The client went away, or Stop() was called: this conversation is over, the others go on.
        }
    }
}
