namespace FakeMail.Smtp;

/// <summary>What came after a 354.</summary>
public abstract record Received
{
    /// <summary>A message, dots taken off, its last CR LF included.</summary>
    public sealed record Message(MessageContent Content) : Received;
    /// <summary>Something that cannot be taken. It has been read to its lone dot, so the next command is in step.</summary>
    public sealed record Refused(SmtpReply Reply) : Received;
    /// <summary>Nothing whole: the client hung up.</summary>
    public sealed record HungUp : Received;
}

/// <summary>Reads messages.</summary>
static class MessageReading
{
    extension(LineChannel channel)
    {
        /// <summary>Lines up to a lone dot; each leading dot is taken off (§4.5.2). Whatever is wrong is said after the dot, and only the first of it.</summary>
        /// <param name="spool">Where the message goes.</param>
        /// <param name="largest">The largest message, in octets.</param>
        /// <param name="stop">Ends it.</param>
        /// <param name="lineFeedsToo">Whether a bare LF ends a line too, as it should not (§2.3.8): then a dot between any two line ends ends the message, and mail can be smuggled.</param>
        public async ValueTask<Received> ReadMessageAsync(Spool spool, long largest, CancellationToken stop, bool lineFeedsToo = false)
        {
            var text = new DotStuffedText(spool, largest, lineFeedsToo);
            while (true)
            {
                var read = await channel.ReadAsync(stop);
                if (read.IsCompleted && read.Buffer.IsEmpty) return new Received.HungUp();

                var (lines, position) = (text.Lines, read.Buffer.Start);
                foreach (var part in read.Buffer)
                {
                    var taken = text.Read(part.Span);
                    channel.Transcript.Record(channel.Other, part.Span[..taken]);
                    position = read.Buffer.GetPosition(taken, position);
                    if (text.IsComplete) break;
                }
                channel.Advance(position, progress: text.IsComplete || text.Lines > lines);   // an octet now and then is not enough
                if (text.IsComplete) return text.Fault is { } fault ? new Received.Refused(fault) : new Received.Message(spool.Content);
            }
        }
    }
}
