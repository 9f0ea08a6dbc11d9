using System.Net;
using System.Net.Sockets;
using System.Text;
using FakeMail;
using FakeMail.Displays;

namespace Lessons;

/// <summary>A machine between a client and a server: it passes on what both say, hears everything, and may change what the server says.</summary>
/// <remarks>RFC 3207 §6 warns of it. A client that connects here believes that this is the server.</remarks>
public sealed class MachineInTheMiddle : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource stop = new();
    readonly Lock gate = new();
    readonly List<(Speaker Who, byte[] Octets)> pieces = [];
    readonly FakeMailServer server;
    readonly Func<string, string> change;

    MachineInTheMiddle(FakeMailServer server, Func<string, string> change)
    {
        (this.server, this.change) = (server, change);
        listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Puts a machine in front of a server.</summary>
    /// <param name="server">The server that the client means.</param>
    /// <param name="fromServer">What becomes of each reply on its way to the client, each octet as one character; nothing is changed if not given.</param>
    public static MachineInTheMiddle Before(FakeMailServer server, Func<string, string>? fromServer = null)
    {
        ArgumentNullException.ThrowIfNull(server);
        return new(server, fromServer ?? (text => text));
    }

    /// <summary>Where it listens: this machine, and no other.</summary>
    public string Host { get; } = IPAddress.Loopback.ToString();

    /// <summary>The port on which it listens.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Everything that was said so far, each octet as one character.</summary>
    public string Overheard { get { lock (gate) return string.Concat(pieces.Select(piece => Encoding.Latin1.GetString(piece.Octets))); } }

    /// <summary>Stops listening and hangs up.</summary>
    public void Dispose()
    {
        stop.Cancel();
        listener.Stop();
    }

    /// <summary>What was said, by line, <c>C:</c> and <c>S:</c> before each; octets that are no text show as what they are.</summary>
    public override string ToString()
    {
        lock (gate)
            return string.Join('\n', pieces.SelectMany(piece => Encoding.Latin1.GetString(piece.Octets).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
                .Select(line => $"{(piece.Who is Speaker.Client ? 'C' : 'S')}: {Visible.Cut(Visible.Octets(Encoding.Latin1.GetBytes(line)), 76)}")));
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true) _ = RelayAsync(await listener.AcceptSocketAsync(stop.Token));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Dispose() was called.
        }
    }

    async Task RelayAsync(Socket client)
    {
        using var near = new NetworkStream(client, ownsSocket: true);
        using var far = new TcpClient { NoDelay = true };
        client.NoDelay = true;
        await far.ConnectAsync(server.Host, server.Port, stop.Token);
        await Task.WhenAny(PassOnAsync(Speaker.Client, near, far.GetStream()), PassOnAsync(Speaker.Server, far.GetStream(), near));
    }

    async Task PassOnAsync(Speaker who, NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReadAsync(buffer, stop.Token) is > 0 and var count)
            {
                var octets = buffer[..count];
                if (who is Speaker.Server) octets = Encoding.Latin1.GetBytes(change(Encoding.Latin1.GetString(octets)));
                lock (gate) pieces.Add((who, octets));
                await to.WriteAsync(octets, stop.Token);
            }
        }
        catch (Exception end) when (end is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One of the two has hung up.
        }
    }
}
