using System.Net.Sockets;
using FakeMail.Mailbox;

namespace FakeMail.Imap;

/// <summary>Offers over IMAP the folders of a server (RFC 3501).</summary>
public sealed class ImapServer : MailboxServer
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);   // §5.4: at least

    readonly MailStore store;

    internal ImapServer(TcpListener listener, MailStore store, MailAccess access, TimeProvider clock) : base(listener, clock, Patience, access) => this.store = store;

    private protected override string Protocol => "IMAP";

    private protected override Func<byte[], TranscriptLine?, byte[]> Secrets() => new ImapSecrets().Hide;

    private protected override Task ConverseAsync(LineChannel channel, string nonce, CancellationToken stop) => new ImapSession(channel, store, Access, nonce).RunAsync(stop);
}
