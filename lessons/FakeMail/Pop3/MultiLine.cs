using System.Buffers;

namespace FakeMail.Pop3;

/// <summary>What follows the first line of a long reply: lines, each leading dot doubled, and a lone dot (RFC 1939 §3).</summary>
/// <remarks>
/// A dot is doubled after a bare LF too. Only CR LF ends a line, but many clients (poplib, MailKit) read up to the LF and take the dot off:
/// a message with LF . CR LF in it would end early for them, and what follows would be read as replies. Other clients (curl) show a dot too many.
/// </remarks>
static class MultiLine
{
    const int PieceSize = 64 * 1024;

    extension(LineChannel channel)
    {
        /// <summary>Sends text, a piece at a time, and the lone dot.</summary>
        public async ValueTask SendLinesAsync(MessageContent text, CancellationToken stop)
        {
            await using var octets = text.OpenRead();
            var piece = new byte[(int)Math.Clamp(text.Length, 1, PieceSize)];
            var (beforeLast, last) = ((byte)'\r', (byte)'\n');
            while (await octets.ReadAsync(piece, stop) is > 0 and var count)
            {
                await channel.SendAsync(Stuffed(piece.AsSpan(0, count), atLineStart: last is (byte)'\n'), stop);
                (beforeLast, last) = (count > 1 ? piece[count - 2] : last, piece[count - 1]);
            }
            await channel.SendAsync((beforeLast, last) is ((byte)'\r', (byte)'\n') ? ".\r\n"u8.ToArray() : "\r\n.\r\n"u8.ToArray(), stop);
        }
    }

    /// <summary>Text with its leading dots doubled.</summary>
    public static byte[] Stuffed(ReadOnlySpan<byte> text, bool atLineStart)
    {
        var stuffed = new ArrayBufferWriter<byte>(text.Length + 16);
        for (; !text.IsEmpty; atLineStart = true)
        {
            var lf = text.IndexOf((byte)'\n');
            var line = lf < 0 ? text : text[..(lf + 1)];
            if (atLineStart && line[0] is (byte)'.') stuffed.Write("."u8);
            stuffed.Write(line);
            text = text[line.Length..];
        }
        return stuffed.WrittenSpan.ToArray();
    }

    /// <summary>The header of a message, the empty line, and some lines of the body (§7, TOP).</summary>
    public static MessageContent Top(MessageContent message, int lines)
    {
        using var octets = message.OpenRead();
        var piece = new byte[PieceSize];
        var (taken, lineLength, inBody) = (0L, 0, false);
        while (octets.Read(piece) is > 0 and var count)
            for (var i = 0; i < count; i++)
            {
                if (inBody && lines is 0) return message.Slice(0, taken);
                taken++;
                if (piece[i] is not (byte)'\n') { lineLength += piece[i] is (byte)'\r' ? 0 : 1; continue; }
                if (inBody) lines--;
                inBody |= lineLength is 0;
                lineLength = 0;
            }
        return message;
    }
}
