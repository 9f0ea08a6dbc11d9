using System.Net;
using System.Net.Sockets;
using FakeMail.Displays;
using FakeMail.Smtp;

namespace FakeMail;

/// <summary>A mail server that lives inside this process and delivers nothing: it keeps what it is sent, to be looked at.</summary>
[TypeFormatterSource]
public sealed class FakeMailServer : IDisplay, IDisposable
{
    readonly TcpListener listener;
    readonly CancellationTokenSource stop = new();
    readonly Lock gate = new();
    readonly List<Transcript> transcripts = [];
    readonly MailFiles? files;

    FakeMailServer(TcpListener listener, string? folder, TimeProvider clock, SmtpSettings settings)
    {
        (this.listener, Clock, Settings) = (listener, clock, settings);
        files = folder is null ? null : new(Path.GetFullPath(folder));
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    /// <summary>Starts a server on 127.0.0.1; nobody outside of this machine can reach it.</summary>
    /// <param name="port">The port, 0 for any that is free. A server of this process on the same port is replaced. The environment variable FAKEMAIL_PORT goes first.</param>
    /// <param name="folder">Where to save messages as .eml files; <c>null</c> for nowhere. What is there already stays.</param>
    /// <param name="clock">Where the times in transcripts come from.</param>
    /// <param name="settings">What the server allows.</param>
    /// <exception cref="IOException">The port cannot be had; the message says why and what to do.</exception>
    public static FakeMailServer Start(int port = 8025, string? folder = null, TimeProvider? clock = null, SmtpSettings? settings = null) =>
        Ports.Open(port, listener => new(listener, folder, clock ?? TimeProvider.System, settings ?? new()));

    /// <summary>Where the server listens: this machine, and no other.</summary>
    public string Host { get; } = IPAddress.Loopback.ToString();

    /// <summary>The port on which it listens.</summary>
    public int Port { get; }

    /// <summary>Whether it still listens.</summary>
    public bool IsListening => !stop.IsCancellationRequested;

    /// <summary>Where times come from.</summary>
    public TimeProvider Clock { get; }

    /// <summary>What the server allows.</summary>
    public SmtpSettings Settings { get; }

    /// <summary>The messages that it took, oldest first.</summary>
    public MessageList Messages { get; } = new();

    /// <summary>All conversations, oldest first, also those in which no message came.</summary>
    public IReadOnlyList<Transcript> Transcripts { get { lock (gate) return [.. transcripts]; } }

    /// <summary>The newest conversation; an empty one if nobody has connected.</summary>
    public Transcript Transcript => Transcripts is [.., var newest] ? newest : new(Clock);

    /// <summary>The messages as a table to look at.</summary>
    public Inbox Inbox => new([.. Messages]);

    /// <summary>Forgets all messages and conversations, and deletes the .eml files that were saved in the folder.</summary>
    public void Clear()
    {
        Messages.Clear();
        lock (gate) transcripts.Clear();
        files?.Clear();
    }

    /// <summary>Stops listening and hangs up on everyone. What was received stays.</summary>
    public void Stop()
    {
        stop.Cancel();
        listener.Stop();
    }

    /// <summary>The same as <see cref="Stop"/>.</summary>
    public void Dispose() => Stop();

    async Task AcceptAsync()
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
        var transcript = new Transcript(Clock);
        lock (gate) transcripts.Add(transcript);
        await using var connection = new Connection(socket);
        var channel = new LineChannel(connection, transcript, Speaker.Server, Settings.Patience, Clock);
        try
        {
            await new SmtpSession(channel, Settings, (envelope, message) => KeepAsync(envelope, message, transcript)).RunAsync(stop.Token);
        }
        catch (Exception end) when (end is OperationCanceledException or TimeoutException or IOException or SocketException)
        {
            // The client went away, or Stop() was called: this conversation is over, the others go on.
        }
    }

    async Task KeepAsync(Envelope envelope, MessageContent message, Transcript transcript)
    {
        var file = files is null ? null : await files.SaveAsync(envelope, message);
        Messages.Add(number => new(number, envelope, message, file, transcript));
    }

    string IDisplay.ToHtml() => new ServerCard(this).ToHtml();

    string IDisplay.ToText() => new ServerCard(this).ToText();

    /// <inheritdoc/>
    public override string ToString() => new ServerCard(this).ToText();
}
