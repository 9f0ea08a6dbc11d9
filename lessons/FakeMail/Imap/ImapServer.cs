using System.Globalization;
using System.Net.Sockets;
using FakeMail.Mailbox;

namespace FakeMail.Imap;

/// <summary>Offers over IMAP the folders of a server (RFC 3501). It listens on 127.0.0.1 alone.</summary>
public sealed class ImapServer : IListening, IDisposable
{
    readonly Listening listening;
    int sessions;

    internal ImapServer(TcpListener listener, MailStore store, MailAccess settings, TimeProvider clock)
    {
        listening = new(listener, clock, TimeSpan.FromMinutes(30), settings, () => new ImapSecrets().Hide,   // §5.4: at least thirty minutes
            (channel, stop) => new ImapSession(channel, store, settings, NextNonce(clock)).RunAsync(stop));
        _ = listening.AcceptAsync();
    }

    /// <summary>Where the server listens: this machine, and no other.</summary>
    public string Host => listening.Host;

    /// <summary>The port on which it listens.</summary>
    public int Port => listening.Port;

    /// <summary>Whether it still listens.</summary>
    public bool IsListening => listening.IsListening;

    /// <summary>All conversations, oldest first.</summary>
    public IReadOnlyList<Transcript> Transcripts => listening.Transcripts;

    /// <summary>The newest conversation; an empty one if nobody has connected.</summary>
    public Transcript Transcript => listening.Transcript;

    /// <summary>Stops listening and hangs up on everyone.</summary>
    public void Stop() => listening.Stop();

    /// <summary>The same as <see cref="Stop"/>.</summary>
    public void Dispose() => listening.Dispose();

    // For log-ins that need something that was never said before. The number makes it so even where the clock stands still.
    string NextNonce(TimeProvider clock) =>
        string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Increment(ref sessions)}.{clock.GetUtcNow().ToUnixTimeMilliseconds()}");
}
