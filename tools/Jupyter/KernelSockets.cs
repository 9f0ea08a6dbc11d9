using System.Threading.Channels;
using NetMQ;
using NetMQ.Sockets;

namespace Workbook.Jupyter;

/// <summary>The kernel's side: it listens on five sockets, hands requests over in order, and may be told from any thread to send.</summary>
public sealed class KernelSockets : IAsyncDisposable
{
    readonly Channel<JupyterMessage> shell = Unbounded(), control = Unbounded(), stdin = Unbounded();
    readonly SocketLoop loop = new();
    readonly WireFormat wire;
    readonly RouterSocket shellSocket, controlSocket, stdinSocket;
    readonly PublisherSocket iopub;
    readonly ResponseSocket heartbeat;

    KernelSockets(ConnectionInfo connection, Action<string> complain)
    {
        wire = new(new(connection.Key, connection.SignatureScheme));
        RouterSocket Router(JupyterChannel name, Channel<JupyterMessage> into) => loop.Add(new RouterSocket(), socket =>
            socket.Receive(wire, message => into.Writer.TryWrite(message), reason => complain($"{name}: {reason}; ignored")));

        shellSocket = Router(JupyterChannel.Shell, shell);
        controlSocket = Router(JupyterChannel.Control, control);
        stdinSocket = Router(JupyterChannel.Stdin, stdin);
        iopub = loop.Add(new PublisherSocket());
        heartbeat = loop.Add(new ResponseSocket(), socket => socket.SendMultipartBytes(socket.ReceiveMultipartBytes()));
        Connection = connection;
    }

    /// <summary>The connection with the ports that are really in use.</summary>
    public ConnectionInfo Connection { get; private set; }

    /// <summary>Requests on shell, in order of arrival; completed when the sockets close.</summary>
    public ChannelReader<JupyterMessage> Shell => shell.Reader;

    /// <summary>Requests on control: interrupt and shutdown arrive here while shell is busy.</summary>
    public ChannelReader<JupyterMessage> Control => control.Reader;

    /// <summary>Answers to <c>input_request</c>.</summary>
    public ChannelReader<JupyterMessage> Stdin => stdin.Reader;

    /// <summary>Binds the sockets; <paramref name="complain"/> hears of each message that is refused and why.</summary>
    /// <exception cref="IOException">A port is in use.</exception>
    public static KernelSockets Bind(ConnectionInfo connection, Action<string> complain)
    {
        var sockets = new KernelSockets(connection, complain);
        try
        {
            sockets.BindAll();
        }
        catch
        {
            sockets.loop.Abandon();
            throw;
        }
        sockets.loop.Start("kernel sockets");
        return sockets;
    }

    /// <summary>Binds as a connection file says. Where it leaves ports open (0), the real ones are written back into it before this returns.</summary>
    public static KernelSockets Bind(string connectionFile, Action<string> complain)
    {
        var asked = ConnectionFile.Read(connectionFile);
        var sockets = Bind(asked, complain);
        if (!asked.HasAllPorts) ConnectionFile.Write(connectionFile, sockets.Connection);
        return sockets;
    }

    /// <summary>Sends on shell, control or stdin to the client that the message's identities name.</summary>
    public void Send(JupyterChannel channel, JupyterMessage message)
    {
        NetMQSocket socket = channel switch
        {
            JupyterChannel.Shell => shellSocket,
            JupyterChannel.Control => controlSocket,
            JupyterChannel.Stdin => stdinSocket,
            _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "A kernel sends to one client on shell, control and stdin only."),
        };
        loop.Post(() => socket.Send(wire, message));
    }

    /// <summary>Tells every client on iopub. Messages of one thread keep their order, also against replies.</summary>
    public void Publish(JupyterMessage message) => loop.Post(() => iopub.Send(wire, message));

    /// <summary>Publishes any frames at all: for tests of what clients make of nonsense.</summary>
    internal void PublishFrames(List<byte[]> frames) => loop.Post(() =>
    {
        for (var i = 0; i < frames.Count; i++) iopub.SendFrame(frames[i], more: i < frames.Count - 1);
    });

    /// <summary>Waits until what was sent has left this process: to be called last before it exits, and only then.</summary>
    public static void FlushBeforeExit() => NetMQConfig.Cleanup(block: true);

    public async ValueTask DisposeAsync()
    {
        await loop.DisposeAsync();
        foreach (var channel in (ReadOnlySpan<Channel<JupyterMessage>>)[shell, control, stdin]) channel.Writer.TryComplete();
    }

    static Channel<JupyterMessage> Unbounded() => Channel.CreateUnbounded<JupyterMessage>();

    void BindAll()
    {
        BindTo(JupyterChannel.Shell, shellSocket);
        BindTo(JupyterChannel.Control, controlSocket);
        BindTo(JupyterChannel.Stdin, stdinSocket);
        BindTo(JupyterChannel.Iopub, iopub);
        BindTo(JupyterChannel.Heartbeat, heartbeat);
    }

    /// <exception cref="IOException">The port is in use, or is not ours to use.</exception>
    void BindTo(JupyterChannel channel, NetMQSocket socket)
    {
        try
        {
            if (Connection.Port(channel) is 0 && Connection.Transport is "tcp")
                Connection = Connection.WithPort(channel, socket.BindRandomPort($"tcp://{Connection.Ip}"));
            else
                socket.Bind(Connection.Endpoint(channel));
        }
        catch (NetMQException cause)
        {
            throw new IOException(
                $"The kernel cannot listen on its {channel.ToString().ToLowerInvariant()} port {Connection.Port(channel)} at {Connection.Ip}: {cause.ErrorCode}.", cause);
        }
    }
}
