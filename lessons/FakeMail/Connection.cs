using System.IO.Pipelines;
using System.Net.Sockets;

namespace FakeMail;

/// <summary>A socket as two pipes, which is all that a conversation wants to know of it.</summary>
public sealed class Connection : IDuplexPipe, IDisposable
{
    readonly NetworkStream stream;

    /// <summary>Takes over a connected socket.</summary>
    public Connection(Socket socket)
    {
        socket.NoDelay = true;   // a conversation is made of short lines: waiting to fill a packet only slows it down
        stream = new(socket, ownsSocket: true);
        Input = PipeReader.Create(stream, new(leaveOpen: true));
        Output = PipeWriter.Create(stream, new(leaveOpen: true));
    }

    /// <summary>What comes in.</summary>
    public PipeReader Input { get; }

    /// <summary>What goes out.</summary>
    public PipeWriter Output { get; }

    /// <summary>Closes the socket.</summary>
    public void Dispose() => stream.Dispose();
}
