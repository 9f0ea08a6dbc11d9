using System.Buffers;

namespace FakeMail.Smtp;

/// <summary>What happened to a message on a line that carries seven bits: the eighth was gone, and é became i.</summary>
static class SevenBitLine
{
    /// <summary>The message as it arrives at the other end.</summary>
    public static MessageContent Carry(MessageContent message, Spool arriving)
    {
        using var octets = message.OpenRead();
        var piece = ArrayPool<byte>.Shared.Rent(4096);
        while (octets.Read(piece) is > 0 and var count)
        {
            foreach (ref var octet in piece.AsSpan(0, count)) octet &= 0x7f;
            arriving.Write(piece.AsSpan(0, count));
        }
        ArrayPool<byte>.Shared.Return(piece);
        return arriving.Content;
    }
}
