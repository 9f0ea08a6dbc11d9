using System.Buffers;

namespace FakeMail;

/// <content>Octets that were announced by number, and so are no lines: BDAT's (RFC 3030), IMAP's literals.</content>
public sealed partial class LineChannel
{
    /// <summary>The next octets of the other side, as many as were announced; <c>null</c> if it hangs up before they are all there.</summary>
    /// <remarks>They are all kept in memory: for large numbers there is the other form.</remarks>
    /// <exception cref="TimeoutException">The other side sent nothing for too long.</exception>
    public async ValueTask<byte[]?> ReadOctetsAsync(int count, CancellationToken stop)
    {
        using var spool = new Spool();   // it grows with what comes, not with what was promised
        return await ReadOctetsAsync(count, spool, said: null, stop) ? spool.Content.Octets : null;
    }

    /// <summary>The next octets of the other side, as many as were announced, put into a spool or, without one, thrown away; <c>false</c> if it hangs up before they are all there.</summary>
    /// <exception cref="TimeoutException">The other side sent nothing for too long.</exception>
    public ValueTask<bool> ReadOctetsAsync(long count, Spool? spool, CancellationToken stop) =>
        ReadOctetsAsync(count, spool, spool is null ? null : new TextRecord(this, spool, isStuffed: false), stop);

    async ValueTask<bool> ReadOctetsAsync(long count, Spool? spool, TextRecord? said, CancellationToken stop)
    {
        for (var begun = false; count > 0; begun = true)
        {
            var read = await ReadAsync(stop);
            if (read.IsCompleted && read.Buffer.IsEmpty) return false;

            var taken = read.Buffer.Slice(0, Math.Min(count, read.Buffer.Length));
            foreach (var part in taken)
            {
                spool?.Write(part.Span);
                if (said is null) transcript.Record(other, part.Span, isOfMessage: spool is null);
            }
            said?.Grow(begun ? 0 : 1);
            count -= taken.Length;
            Advance(taken.End, progress: true);
        }
        return true;
    }

    /// <summary>Waits until so many octets have come, or something else holds of those that have, and takes none of them; <c>false</c> if the other side hangs up before.</summary>
    internal async ValueTask<bool> HaveComeAsync(long count, Func<ReadOnlySequence<byte>, bool> orElse, CancellationToken stop)
    {
        while (true)
        {
            var read = await ReadAsync(stop);
            var enough = read.Buffer.Length >= count;
            if (enough || read.IsCompleted || orElse(read.Buffer))
            {
                pipe.Input.AdvanceTo(read.Buffer.Start);
                return enough;
            }
            pipe.Input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
