using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using FakeMail;
using Workbook.Sandbox;

namespace Workbook.Grading;

/// <summary>The one thing that is on both sides of the wall: a socket in the file system, for the questions and for conversations with the judge's mail servers.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Said at Dispose.")]
sealed class JudgeSocket : IDisposable
{
    const int MostConversations = 200;

    readonly Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    readonly CancellationTokenSource over = new();
    readonly List<FakeMailServer> servers = [];
    readonly int longestAnswer;
    Socket? questions;
    Channel? channel;
    long mailRoom;

    public JudgeSocket(string path, SandboxLimits limits)
    {
        (longestAnswer, mailRoom) = (limits.Answer, limits.Mail);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        // The process may belong to another user, and the folder is its own.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, (UnixFileMode)0b110_110_110);
        listener.Listen();
    }

    /// <summary>Whether the process has come up.</summary>
    public bool HasQuestions => channel is not null;

    public Channel Questions => channel ?? throw new IOException("The process is gone.");

    /// <summary>Waits until the process has come up and asks for work.</summary>
    public void AwaitQuestions()
    {
        try
        {
            questions = listener.Accept();
            Span<byte> purpose = stackalloc byte[1];
            if (questions.Receive(purpose) != 1 || (SocketPurpose)purpose[0] is not SocketPurpose.Questions)
                return;
            channel = new Channel(new NetworkStream(questions), longestAnswer);
            _ = AcceptMailAsync();
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It never came up; the first question will say so.
        }
    }

    /// <summary>Lets the process talk to a mail server; gives the number by which it asks for it.</summary>
    public byte Add(FakeMailServer server)
    {
        lock (servers)
        {
            servers.Add(server);
            return checked((byte)(servers.Count - 1));
        }
    }

    async Task AcceptMailAsync()
    {
        try
        {
            for (var conversations = 0; conversations < MostConversations; conversations++)
                _ = RelayAsync(await listener.AcceptAsync(over.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The process has ended.
        }
    }

    async Task RelayAsync(Socket inside)
    {
        using var _ = inside;
        try
        {
            var head = new byte[2];
            for (var read = 0; read < head.Length;)
                read += await inside.ReceiveAsync(head.AsMemory(read), over.Token) is > 0 and var count ? count : throw new SocketException();
            FakeMailServer? server;
            lock (servers)
                server = (SocketPurpose)head[0] is SocketPurpose.Mail ? servers.ElementAtOrDefault(head[1]) : null;
            if (server is null)
                return;

            using var outside = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await outside.ConnectAsync(IPAddress.Loopback, server.Port, over.Token);
            await Task.WhenAll(PumpAsync(inside, outside, isCounted: true), PumpAsync(outside, inside, isCounted: false));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // One side has hung up, which both notice.
        }
    }

    async Task PumpAsync(Socket from, Socket to, bool isCounted)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReceiveAsync(buffer, over.Token) is > 0 and var count)
        {
            if (isCounted && Interlocked.Add(ref mailRoom, -count) < 0)
                throw new SocketException((int)SocketError.NoBufferSpaceAvailable);
            for (var sent = 0; sent < count;)
                sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), over.Token);
        }
        to.Shutdown(SocketShutdown.Send);
    }

    /// <summary>Nothing more is read from the process, nor said to it.</summary>
    public void HangUp()
    {
        over.Cancel();
        listener.Dispose();
        questions?.Dispose();
    }

    // Whoever ends the process may still be inside when all is over: the source of the signal is left to the collector.
    public void Dispose() => HangUp();
}
