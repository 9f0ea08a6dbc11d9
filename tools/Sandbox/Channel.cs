using System.Buffers.Binary;

namespace Workbook.Sandbox;

/// <summary>Frames over a stream: a length, a kind, and so many octets. Neither side trusts the other's length.</summary>
public sealed class Channel(Stream stream, int longestFrame)
{
    const int Head = 5;

    readonly Lock writing = new();

    /// <summary>Sends one frame, whole.</summary>
    public void Send(FrameKind kind, ReadOnlySpan<byte> content)
    {
        Span<byte> head = stackalloc byte[Head];
        BinaryPrimitives.WriteInt32LittleEndian(head, content.Length);
        head[4] = (byte)kind;
        lock (writing)
        {
            stream.Write(head);
            stream.Write(content);
            stream.Flush();
        }
    }

    /// <summary>The next frame; waits for it.</summary>
    /// <exception cref="EndOfStreamException">The other side is gone.</exception>
    /// <exception cref="InvalidDataException">It is longer than a frame may be.</exception>
    public (FrameKind Kind, byte[] Content) Receive()
    {
        Span<byte> head = stackalloc byte[Head];
        stream.ReadExactly(head);
        return (KindOf(head), Content(head) is var content && content.Length > 0 ? Filled(content) : content);

        byte[] Filled(byte[] buffer)
        {
            stream.ReadExactly(buffer);
            return buffer;
        }
    }

    /// <inheritdoc cref="Receive"/>
    public async Task<(FrameKind Kind, byte[] Content)> ReceiveAsync(CancellationToken cancel)
    {
        var head = new byte[Head];
        await stream.ReadExactlyAsync(head, cancel);
        var content = Content(head);
        await stream.ReadExactlyAsync(content, cancel);
        return (KindOf(head), content);
    }

    static FrameKind KindOf(ReadOnlySpan<byte> head) => (FrameKind)head[4];

    byte[] Content(ReadOnlySpan<byte> head)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        return length >= 0 && length <= longestFrame ? new byte[length] : throw new InvalidDataException($"A frame of {length} octets: {longestFrame} are allowed.");
    }
}
