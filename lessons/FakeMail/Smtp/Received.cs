using System.Buffers;

namespace FakeMail.Smtp;

/// <summary>What came after a 354.</summary>
public abstract record Received
{
    /// <summary>A message, dots taken off, its last CR LF included.</summary>
    public sealed record Message(byte[] Octets) : Received;
    /// <summary>Something that cannot be taken. It has been read to its lone dot, so the next command is in step.</summary>
    public sealed record Refused(SmtpReply Reply) : Received;
    /// <summary>Nothing whole: the client hung up.</summary>
    public sealed record HungUp : Received;
}

/// <summary>Reads messages.</summary>
static class MessageReading
{
    const int TextLimit = 998;   // §4.5.3.1.6: 1000 with the CR LF

    extension(LineChannel channel)
    {
        /// <summary>Lines up to a lone dot; each leading dot is taken off (§4.5.2). Whatever is wrong is said after the dot, and only the first of it.</summary>
        public async Task<Received> ReadMessageAsync(int largest, CancellationToken stop)
        {
            var message = new ArrayBufferWriter<byte>();
            SmtpReply? refusal = null;
            while (true)
            {
                var (line, end) = await channel.ReadLineAsync(TextLimit + 1, stop);   // a stuffed dot does not count (§4.5.3.1.6)
                if (end is LineEnd.HungUp) return new Received.HungUp();
                if (end is LineEnd.Crlf && line is [(byte)'.'])
                    return refusal is null ? new Received.Message(message.WrittenSpan.ToArray()) : new Received.Refused(refusal);

                if (line is [(byte)'.', ..]) line = line[1..];
                if (end is LineEnd.TooLong || line.Length > TextLimit) refusal ??= Replies.TextLineTooLong;
                else if (message.WrittenCount + line.Length + 2 > largest) refusal ??= Replies.TooBig;
                if (refusal is not null) continue;

                message.Write(line);
                message.Write("\r\n"u8);
            }
        }
    }
}
