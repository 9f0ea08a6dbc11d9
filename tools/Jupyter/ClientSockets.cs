using System.Threading.Channels;
using NetMQ;
using NetMQ.Sockets;

namespace Workbook.Jupyter;

/// <summary>The client's side: connects to a kernel's five sockets; any thread may send, what arrives waits in channels.</summary>
public sealed class ClientSockets : IAsyncDisposable
{
    static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(300);

    readonly Channel<JupyterMessage> shell = Unbounded(), control = Unbounded(), stdin = Unbounded(), iopub = Unbounded();
    readonly SocketLoop loop = new();
    readonly WireFormat wire;
    readonly ConnectionInfo connection;
    readonly DealerSocket shellSocket, controlSocket, stdinSocket;

    ClientSockets(ConnectionInfo connection, JupyterSession session, Action<string> complain)
    {
        this.connection = connection;
        Session = session;
        wire = new(new(connection.Key, connection.SignatureScheme));
        // The same identity on all three: by it the kernel finds the stdin socket of the client whose cell asks for input.
        var identity = System.Text.Encoding.ASCII.GetBytes(session.Id);

        T Connect<T>(T socket, JupyterChannel name, Channel<JupyterMessage> into) where T : NetMQSocket
        {
            loop.Add(socket, ready => ready.Receive(wire, message => into.Writer.TryWrite(message), reason => complain($"{name}: {reason}; ignored")));
            if (socket is DealerSocket) socket.Options.Identity = identity;
            socket.Options.ReconnectInterval = TimeSpan.FromMilliseconds(20);
            socket.Connect(connection.Endpoint(name));
            return socket;
        }

        var subscriber = new SubscriberSocket();
        subscriber.SubscribeToAnyTopic();
        Connect(subscriber, JupyterChannel.Iopub, iopub);
        shellSocket = Connect(new DealerSocket(), JupyterChannel.Shell, shell);
        controlSocket = Connect(new DealerSocket(), JupyterChannel.Control, control);
        stdinSocket = Connect(new DealerSocket(), JupyterChannel.Stdin, stdin);
    }

    public JupyterSession Session { get; }

    public ChannelReader<JupyterMessage> Shell => shell.Reader;
    public ChannelReader<JupyterMessage> Control => control.Reader;
    public ChannelReader<JupyterMessage> Stdin => stdin.Reader;

    /// <summary>What the kernel tells everybody. It may miss the first messages until a status has arrived: see <see cref="WaitUntilReadyAsync"/>.</summary>
    public ChannelReader<JupyterMessage> Iopub => iopub.Reader;

    /// <summary>Connects; <paramref name="complain"/> hears of each message that is refused and why.</summary>
    public static ClientSockets Connect(ConnectionInfo connection, JupyterSession session, Action<string> complain)
    {
        var sockets = new ClientSockets(connection, session, complain);
        sockets.loop.Start("client sockets");
        return sockets;
    }

    public void Send(JupyterChannel channel, JupyterMessage message)
    {
        var socket = channel switch
        {
            JupyterChannel.Shell => shellSocket,
            JupyterChannel.Control => controlSocket,
            JupyterChannel.Stdin => stdinSocket,
            _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "A client sends on shell, control and stdin only."),
        };
        loop.Post(() => socket.Send(wire, message));
    }

    /// <summary>
    /// Asks for kernel_info until both a reply and a status on iopub have come: a subscription takes effect some time after
    /// connecting, and what was published before is lost. Returns the reply.
    /// </summary>
    public async Task<JupyterMessage> WaitUntilReadyAsync(CancellationToken cancel)
    {
        var asked = new HashSet<string>();
        JupyterMessage? reply = null;
        var wait = TimeSpan.FromMilliseconds(10);   // a subscription is usually in place by then: the next question finds it
        for (var heard = false; ; wait = wait < Longest ? wait * 2 : Longest)
        {
            var request = Session.Request("kernel_info_request");
            asked.Add(request.Header.Id);
            Send(JupyterChannel.Shell, request);

            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            patience.CancelAfter(wait);
            try
            {
                while (reply is null) reply = Ours(await shell.Reader.ReadAsync(patience.Token));
                while (!heard) heard = Ours(await iopub.Reader.ReadAsync(patience.Token)) is { Type: "status" };
                return reply;
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                // Nothing yet: ask again.
            }
        }

        JupyterMessage? Ours(JupyterMessage message) => message.Parent is { } parent && asked.Contains(parent.Id) ? message : null;
    }

    /// <summary>Whether the kernel's process echoes on the heartbeat within the time given.</summary>
    public async Task<bool> HeartbeatAsync(TimeSpan within) => await Task.Run(() =>
    {
        using var socket = new RequestSocket();
        socket.Options.Linger = TimeSpan.Zero;
        socket.Connect(connection.Endpoint(JupyterChannel.Heartbeat));
        return socket.TrySendFrame(within, "ping") && socket.TryReceiveFrameBytes(within, out _);
    });

    public async ValueTask DisposeAsync()
    {
        await loop.DisposeAsync();
        foreach (var channel in (ReadOnlySpan<Channel<JupyterMessage>>)[shell, control, stdin, iopub]) channel.Writer.TryComplete();
    }

    static Channel<JupyterMessage> Unbounded() => Channel.CreateUnbounded<JupyterMessage>();
}
