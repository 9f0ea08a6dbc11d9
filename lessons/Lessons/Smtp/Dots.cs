using System.Buffers;

namespace Lessons;

/// <summary>Transparency (RFC 5321 §4.5.2): a lone dot ends a message, so a line that begins with a dot gets another.</summary>
public static class Dots
{
    /// <summary>A message as DATA wants it: dots doubled at line starts, the last line ended, then a lone dot.</summary>
    public static byte[] Stuff(ReadOnlySpan<byte> message)
    {
        var wire = new ArrayBufferWriter<byte>(message.Length + 16);
        while (!message.IsEmpty)
        {
            var end = message.IndexOf("\r\n"u8);
            var line = end < 0 ? message : message[..end];
            if (line is [(byte)'.', ..]) wire.Write("."u8);
            wire.Write(line);
            wire.Write("\r\n"u8);
            message = end < 0 ? [] : message[(end + 2)..];
        }
        wire.Write(".\r\n"u8);
        return wire.WrittenSpan.ToArray();
    }
}
