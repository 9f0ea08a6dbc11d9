using System.Runtime.CompilerServices;

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
        /// <param name="longest">The longest line, in octets with its CR LF.</param>
        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        public async ValueTask<Received> ReadMessageAsync(Spool spool, long largest, CancellationToken stop, bool lineFeedsToo = false, int longest = 1000)
        {
            var said = new TextRecord(channel, spool, isStuffed: true);
            var text = new DotStuffedText(spool, largest, lineFeedsToo, said.AddDot, longest);
            while (true)
            {
                var read = await channel.ReadAsync(stop);
                if (read.IsCompleted && read.Buffer.IsEmpty)
                {
                    if (text.Fault is null) said.Add(text.HeldBack.Span);
                    return new Received.HungUp();
                }
                var (begun, position) = (text.Begun, read.Buffer.Start);
                foreach (var part in read.Buffer)
                {
                    var (wasWhole, linesBefore) = (text.Fault is null, text.Begun);
                    var taken = text.Read(part.Span);
                    if (wasWhole) said.Grow(text.Begun - linesBefore);
                    else said.Add(part.Span[..taken]);
                    if (wasWhole && (text.IsComplete || text.Fault is not null)) said.Add(text.HeldBack.Span);
                    position = read.Buffer.GetPosition(taken, position);
                    if (text.IsComplete) break;
                }
                channel.Advance(position, progress: text.IsComplete || text.Begun > begun);   // an octet now and then is not enough
                if (text.IsComplete) return text.Fault is { } fault ? new Received.Refused(fault) : new Received.Message(spool.Content);
            }
        }
    }
}
