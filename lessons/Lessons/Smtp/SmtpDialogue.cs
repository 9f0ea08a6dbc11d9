using System.Net.Sockets;
using System.Text;
using FakeMail;

namespace Lessons;

/// <summary>The client's side of SMTP by hand: it sends what it is told and reads what comes back, and does nothing by itself.</summary>
public sealed class SmtpDialogue : IDisposable
{
    const int LongestReplyLine = 64 * 1024;   // RFC 5321 §4.5.3.1.5 says 512; a dialogue should survive worse servers

    readonly Connection connection;
    readonly LineChannel channel;
    readonly TimeSpan patience;

    SmtpDialogue(Socket socket, TimeSpan patience, TimeProvider clock)
    {
        Transcript = new(clock);
        this.patience = patience;
        connection = new(socket);
        channel = new(connection, Transcript, Speaker.Client, patience, TimeProvider.System);
    }

    /// <summary>Both sides of the conversation as the client saw them.</summary>
    public Transcript Transcript { get; }

    /// <summary>Connects to a fake server. The greeting is not read yet.</summary>
    /// <param name="server">The server.</param>
    /// <param name="patience">How long each wait may take; 5 seconds if not given.</param>
    /// <param name="stop">Ends the attempt.</param>
    public static Task<SmtpDialogue> ConnectAsync(FakeMailServer server, TimeSpan? patience = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(server);
        return ConnectAsync(server.Host, server.Port, patience, (server.Clock as LessonClock)?.Afresh() ?? server.Clock, stop);
    }

    /// <summary>Connects to a host and port. The greeting is not read yet.</summary>
    /// <exception cref="IOException">Nobody listens there.</exception>
    /// <exception cref="TimeoutException">The host does not answer.</exception>
    public static async Task<SmtpDialogue> ConnectAsync(string host, int port, TimeSpan? patience = null, TimeProvider? clock = null, CancellationToken stop = default)
    {
        var limit = patience ?? TimeSpan.FromSeconds(5);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(host, port, stop).AsTask().WaitAsync(limit, stop);
            return new(socket, limit, clock ?? TimeProvider.System);
        }
        catch (Exception failure) when (failure is SocketException or TimeoutException or OperationCanceledException)
        {
            socket.Dispose();
            throw failure switch
            {
                SocketException { SocketErrorCode: SocketError.ConnectionRefused } =>
                    new IOException("Nobody listens there: has the server been started, and is it still running?", failure),
                SocketException => new IOException($"Cannot connect to {host}: {failure.Message}.", failure),
                TimeoutException => new TimeoutException($"{host} did not answer within {limit.TotalSeconds:0.###} seconds.", failure),
                _ => failure,
            };
        }
    }

    /// <summary>Reads one reply, of one line or several (RFC 5321 §4.2.1).</summary>
    /// <exception cref="TimeoutException">The server says nothing.</exception>
    /// <exception cref="IOException">The server has hung up.</exception>
    /// <exception cref="FormatException">What it says is no SMTP reply.</exception>
    public async Task<SmtpReply> ReadReplyAsync(CancellationToken stop = default)
    {
        var lines = new List<string>();
        do lines.Add(await ReadLineAsync(stop)); while (SmtpReply.Continues(lines[^1]));
        return SmtpReply.Parse(lines);
    }

    /// <summary>Sends one line with its CR LF, and reads the reply.</summary>
    public async Task<SmtpReply> CommandAsync(string line, CancellationToken stop = default)
    {
        await SendRawAsync(line + "\r\n", stop);
        return await ReadReplyAsync(stop);
    }

    /// <summary>Sends a message after a 354, and reads the reply: dots are stuffed, the last line is ended if it was not, and a lone dot follows (§4.5.2). Nothing else is changed.</summary>
    public Task<SmtpReply> SendMessageAsync(string message, CancellationToken stop = default) =>
        SendMessageAsync(Encoding.UTF8.GetBytes(message), stop);

    /// <inheritdoc cref="SendMessageAsync(string, CancellationToken)"/>
    public async Task<SmtpReply> SendMessageAsync(byte[] message, CancellationToken stop = default)
    {
        await SendRawAsync(Dots.Stuff(message), stop);
        return await ReadReplyAsync(stop);
    }

    /// <summary>Sends exactly this text, as UTF-8.</summary>
    public Task SendRawAsync(string text, CancellationToken stop = default) => SendRawAsync(Encoding.UTF8.GetBytes(text), stop);

    /// <summary>Sends exactly these octets.</summary>
    public async Task SendRawAsync(byte[] octets, CancellationToken stop = default)
    {
        try
        {
            await channel.SendAsync(octets, stop);
        }
        catch (IOException broken)
        {
            throw new IOException("The server has hung up; what it said last is in the transcript.", broken);
        }
    }

    /// <summary>Hangs up, without a QUIT.</summary>
    public void Dispose()
    {
        channel.Dispose();
        connection.Dispose();
    }

    async Task<string> ReadLineAsync(CancellationToken stop)
    {
        try
        {
            var line = await channel.ReadLineAsync(LongestReplyLine, stop);
            return line.End is not LineEnd.HungUp ? Encoding.UTF8.GetString(line.Octets)
                : throw new IOException("The server hung up instead of replying; what it said last is in the transcript.");
        }
        catch (TimeoutException silence)
        {
            throw new TimeoutException($"The server said nothing for {patience.TotalSeconds:0.###} seconds. Perhaps it is waiting for you: a command ends with CR LF, a message with a line that is a lone dot; and a reply can be read only once.", silence);
        }
    }
}
