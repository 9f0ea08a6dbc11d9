using System.Net.Sockets;
using FakeMail.Mailbox;

namespace FakeMail.Pop3;

/// <summary>Hands out over POP3 what arrived in a server's INBOX (RFC 1939).</summary>
public sealed class Pop3Server : MailboxServer
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);   // §3: at least

    readonly MailStore store;

    internal Pop3Server(TcpListener listener, MailStore store, MailAccess access, TimeProvider clock) : base(listener, clock, Patience, access) => this.store = store;

    private protected override string Protocol => "POP3";

    private protected override Func<byte[], TranscriptLine?, byte[]> Secrets() => Pop3Secrets.Hide;

    private protected override Task ConverseAsync(LineChannel channel, string nonce, CancellationToken stop) => new Pop3Session(channel, store, Access, nonce).RunAsync(stop);
}
