using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FakeMail;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Benchmarks;

/// <summary>A server in a process of its own, for others to measure: prints its port, and runs until its input ends.</summary>
static class MailServer
{
    public static async Task<int> ServeAsync(string kind, string? folder)
    {
        // As `workbook mail` does; the peer is measured as it comes, and in the same way.
        if (kind is not "smtpserver") ServerProcess.AnswerAtOnce();
        using var stop = new CancellationTokenSource();
        using var ours = kind is "fakemail" ? FakeMailServer.Start(port: 0, folder: folder, settings: new() { MaxMessageSize = 0 }) : null;
        var port = ours?.Port ?? StartPeer(kind, folder, stop.Token);
        Console.WriteLine(port.ToString(CultureInfo.InvariantCulture));
        await Console.In.ReadToEndAsync();
        await stop.CancelAsync();
        return 0;
    }

    static int StartPeer(string kind, string? folder, CancellationToken stop)
    {
        if (kind is not ("smtpserver" or "smtpserver-at-once")) throw new ArgumentException($"There is no server \"{kind}\": there are fakemail, smtpserver and smtpserver-at-once.", nameof(kind));
        using var probe = new TcpListener(IPAddress.Loopback, 0);   // it does not say which port it got, so one is found first
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        var services = new ServiceProvider();
        services.Add(folder is null ? (MessageStore)new Keep() : new KeepInFiles(Directory.CreateDirectory(folder).FullName));
        var options = new SmtpServerOptionsBuilder().ServerName("peer").Endpoint(endpoint => endpoint.Endpoint(new(IPAddress.Loopback, port))).Build();
        _ = new SmtpServer.SmtpServer(options, services).StartAsync(stop);
        return port;
    }

    /// <summary>What the peer does with messages: it keeps their octets in memory, as ours does.</summary>
    sealed class Keep : MessageStore
    {
        readonly List<byte[]> messages = [];

        public override Task<SmtpServer.Protocol.SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            lock (messages) messages.Add(buffer.ToArray());
            return Task.FromResult(SmtpResponse.Ok);
        }
    }

    /// <summary>The same, in a file for each; without their envelopes, and no other name comes before.</summary>
    sealed class KeepInFiles(string folder) : MessageStore
    {
        int last;

        public override async Task<SmtpServer.Protocol.SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Increment(ref last):0000}.eml")), buffer.ToArray(), cancellationToken);
            return SmtpResponse.Ok;
        }
    }
}
