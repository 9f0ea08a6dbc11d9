using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using FakeMail.Displays;
using FakeMail.Feed;
using FakeMail.Imap;
using FakeMail.Mailbox;
using FakeMail.Pop3;
using FakeMail.Sasl;
using FakeMail.Smtp;
using FakeMail.Tls;

namespace FakeMail;

/// <summary>A mail server that lives inside this process and delivers nothing: it keeps what it is sent, to be looked at.</summary>
[TypeFormatterSource]
public sealed partial class FakeMailServer : IListening, IDisplay, IDisposable
{
    const int MostTranscripts = 10_000;   // of those who said hello and left; a message keeps its own

    readonly TcpListener listener;
    readonly CancellationTokenSource stop = new();
    readonly Lock gate = new();
    readonly Queue<Transcript> transcripts = [];
    readonly List<MailboxServer> beside = [];
    readonly MailFiles? files;
    readonly List<FeedWriter> feeds = [];
    int sessions, active;

    internal MailStore Store { get; }

    FakeMailServer(TcpListener listener, string? folder, TimeProvider clock, SmtpSettings settings, string? feedFolder)
    {
        (this.listener, Clock, Settings, settingsInTheBeginning) = (listener, clock, settings, settings);
        Mishaps = new(clock, Stop);
        var directory = folder is null ? null : Path.GetFullPath(folder);
        files = directory is null ? null : new(directory);
        Store = new(clock, directory, files, Forget);
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var name = $"{Environment.ProcessId}:{Port}";
        var own = feedFolder ?? files?.Folder;
        if (own is not null) feeds.Add(new(own, name, clock));
        if (Environment.GetEnvironmentVariable("FAKEMAIL_FEED") is { Length: > 0 } watched && watched != own) feeds.Add(new(watched, name, clock, copies: true));
        _ = AcceptAsync();
    }

    /// <summary>Starts a server on 127.0.0.1; nobody outside of this machine can reach it.</summary>
    /// <param name="port">The port, 0 for any that is free. A server of this process on the same port is replaced. The environment variable FAKEMAIL_PORT goes first.</param>
    /// <param name="folder">Where to save messages as .eml files; <c>null</c> for nowhere. What is there already stays.</param>
    /// <param name="clock">Where the times in transcripts come from.</param>
    /// <param name="settings">What the server allows.</param>
    /// <param name="feedFolder">Where to write the feed (FEED.md) if not into the folder of the messages, which there need not be. Where FAKEMAIL_FEED names a folder, it is written there as well.</param>
    /// <exception cref="IOException">The port cannot be had; the message says why and what to do.</exception>
    public static FakeMailServer Start(int port = 8025, string? folder = null, TimeProvider? clock = null, SmtpSettings? settings = null, string? feedFolder = null) =>
        Ports.Open<FakeMailServer>(port, listener => new(listener, folder, clock ?? TimeProvider.System, settings ?? new(), feedFolder));

    /// <summary>Offers over IMAP what arrives and what is in the other folders, until this server stops.</summary>
    /// <param name="port">The port, 0 for any that is free. Where FAKEMAIL_PORT is set, it is any that is free.</param>
    /// <param name="accounts">Who may log in; everybody, and with any password, if nobody is named here nor in the server's settings.</param>
    /// <param name="encryption">Whether it offers to encrypt, or does so from the start.</param>
    /// <exception cref="IOException">The port cannot be had; the message says why and what to do.</exception>
    public ImapServer StartImap(int port = 8143, Accounts? accounts = null, Encryption encryption = Encryption.None) =>
        Beside(Ports.Open(port, listener => new ImapServer(listener, Store, Access(accounts, encryption), Clock), beside: "StartImap"));

    /// <summary>Hands out over POP3 what arrives, from now on and until this server stops.</summary>
    /// <param name="port">The port, 0 for any that is free. Where FAKEMAIL_PORT is set, it is any that is free.</param>
    /// <param name="accounts">Who may log in; everybody, and with any password, if nobody is named here nor in the server's settings.</param>
    /// <param name="encryption">Whether it offers to encrypt, or does so from the start.</param>
    /// <exception cref="IOException">The port cannot be had; the message says why and what to do.</exception>
    public Pop3Server StartPop3(int port = 8110, Accounts? accounts = null, Encryption encryption = Encryption.None) =>
        Beside(Ports.Open(port, listener => new Pop3Server(listener, Store, Access(accounts, encryption), Clock), beside: "StartPop3"));

    /// <summary>Where the server listens: this machine, and no other.</summary>
    public string Host { get; } = IPAddress.Loopback.ToString();

    /// <summary>The port on which it listens.</summary>
    public int Port { get; }

    /// <summary>Whether it still listens.</summary>
    public bool IsListening => !stop.IsCancellationRequested;

    /// <summary>Where times come from.</summary>
    public TimeProvider Clock { get; }

    /// <summary>What the server allows.</summary>
    public SmtpSettings Settings { get; private set; }

    /// <summary>The messages that it took, oldest first.</summary>
    public MessageList Messages { get; } = new();

    /// <summary>The conversations, oldest first, also those in which no message came; of very many the newest 10,000.</summary>
    public IReadOnlyList<Transcript> Transcripts { get { lock (gate) return [.. transcripts]; } }

    /// <summary>The newest conversation; an empty one if nobody has connected.</summary>
    public Transcript Transcript => Transcripts is [.., var newest] ? newest : new(Clock);

    /// <summary>The messages as a table to look at.</summary>
    public Inbox Inbox => new([.. Messages]);

    /// <summary>Forgets all messages and conversations, and deletes the .eml files that were saved in the folder.</summary>
    public void Clear()
    {
        Messages.Clear();
        Store.Clear();
        lock (gate) transcripts.Clear();
        files?.Clear();
        foreach (var feed in feeds) feed.Clear();
    }

    /// <summary>Stops listening, and hangs up on everyone with a 421. What was received stays.</summary>
    public void Stop()
    {
        stop.Cancel();
        listener.Stop();
        lock (gate) beside.ForEach(other => other.Stop());
        foreach (var feed in feeds) feed.Dispose();
    }

    /// <summary>The same as <see cref="Stop"/>.</summary>
    public void Dispose() => Stop();

    // What a client removes from INBOX is gone.
    void Forget(IReadOnlyList<StoredMessage> removed)
    {
        var contents = removed.Select(message => message.Content).ToHashSet();
        var paths = removed.Select(message => (message.Content as OctetsInFile)?.Path).ToHashSet();
        Messages.Remove(message => message.File is null ? contents.Contains(message.Content) : paths.Contains(message.File));
    }

    MailAccess Access(Accounts? accounts, Encryption encryption) => new()
    {
        Accounts = accounts ?? Settings.Accounts,
        Encryption = encryption,
        Certificate = Settings.Certificate,
        MaxMessageSize = Settings.MaxMessageSize is 0 ? int.MaxValue : Settings.MaxMessageSize,
    };

    T Beside<T>(T other) where T : MailboxServer
    {
        lock (gate) beside.Add(other);
        _ = other.AcceptAsync();
        return other;
    }

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
        var connected = Clock.GetUtcNow();
        var transcript = Begin(new(Interlocked.Increment(ref sessions), socket.RemoteEndPoint, connected));
        await using var connection = new Connection(socket);
        var channel = new LineChannel(connection, transcript, Speaker.Server, Settings.Patience, Clock);
        try
        {
            if (Interlocked.Increment(ref active) > Settings.MaxSessions)
            {
                if (!Settings.ImplicitTls) await channel.SendAsync(Replies.TooManySessions.ToOctets(withStatus: false), stop.Token);
                return;
            }
            await new SmtpSession(channel, Settings, (envelope, message) => KeepAsync(envelope, message, transcript, connected), NewSpool, Mishaps).RunAsync(stop.Token);
        }
        catch (Exception end) when (end is OperationCanceledException or TimeoutException or IOException or SocketException or AuthenticationException)
        {
            // The client went away, or Stop() was called: this conversation is over, the others go on.
        }
        finally
        {
            Interlocked.Decrement(ref active);
            FeedWriter.End(transcript);
        }
    }

    Transcript Begin(Session session)
    {
        var transcript = new Transcript(Clock) { Session = session };
        lock (gate)
        {
            transcripts.Enqueue(transcript);
            if (transcripts.Count > MostTranscripts) transcripts.Dequeue();
        }
        foreach (var feed in feeds) feed.Begin(transcript);
        return transcript;
    }

    // A large message goes straight to its file, if it is to have one.
    Spool NewSpool() => files is null ? new() : new(files.OpenPart);

    async Task KeepAsync(Envelope envelope, MessageContent message, Transcript transcript, DateTimeOffset connected)
    {
        var saved = files is null ? null : await files.SaveAsync(envelope, message, (int)Store.Inbox.NumberFrom, transcript);
        var file = Store.Deliver(message, saved, connected + transcript.Length);   // another look at a lesson's clock would move its hands
        transcript.Became(Messages.Add(number => new(number, envelope, message, file, transcript)));
    }

    string IDisplay.ToHtml() => new ServerCard(this).ToHtml();

    string IDisplay.ToText() => new ServerCard(this).ToText();

    /// <inheritdoc/>
    public override string ToString() => new ServerCard(this).ToText();
}
