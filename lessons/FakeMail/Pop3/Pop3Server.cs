using System.Globalization;
using System.Net.Sockets;
using FakeMail.Mailbox;

namespace FakeMail.Pop3;

/// <summary>Hands out over POP3 what arrived in a server's INBOX (RFC 1939). It listens on 127.0.0.1 alone.</summary>
public sealed class Pop3Server : IListening, IDisposable
{
    readonly Listening listening;
    int sessions;

    internal Pop3Server(TcpListener listener, MailStore store, MailAccess settings, TimeProvider clock)
    {
        listening = new(listener, clock, TimeSpan.FromMinutes(10), settings, () => Pop3Secrets.Hide,   // §3: at least ten minutes
            (channel, stop) => new Pop3Session(channel, store, settings, NextNonce(clock)).RunAsync(stop));
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

    // §7: never the same twice. The number makes it so even where the clock stands still.
    string NextNonce(TimeProvider clock) =>
        string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Increment(ref sessions)}.{clock.GetUtcNow().ToUnixTimeMilliseconds()}");
}
