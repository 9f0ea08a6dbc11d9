using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace FakeMail;

/// <summary>One end of a connection, line by line: it records what goes by, and its patience has a limit.</summary>
/// <remarks>A line is octets up to CR LF. A bare CR or LF is an octet like any other (RFC 5321 §2.3.8); taking it for a line end is how mail is smuggled.</remarks>
public sealed partial class LineChannel(IDuplexPipe pipe, Transcript transcript, Speaker self, TimeSpan patience, TimeProvider clock) : IDisposable
{
    const byte TlsRecord = 0x16;   // RFC 8446 §5.1: a record of the handshake

    readonly Speaker other = self is Speaker.Server ? Speaker.Client : Speaker.Server;
    readonly Deadline reading = new(patience, clock);
    bool skipsRest;

    /// <summary>The conversation so far.</summary>
    public Transcript Transcript => transcript;

    /// <summary>The next line of the other side; of a longer one only <paramref name="limit"/> octets are kept.</summary>
    /// <param name="limit">How many octets a line may have.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="tellsStray">Whether not to wait for the end of a line that cannot be one any more: whoever sends bare LFs waits for an answer.</param>
    /// <exception cref="TimeoutException">The other side said nothing for too long.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<WireLine> ReadLineAsync(int limit, CancellationToken stop, bool tellsStray = false)
    {
        byte[]? tooLong = null;
        var isSecret = false;
        while (true)
        {
            var read = await ReadAsync(stop);
            var buffer = read.Buffer;
            if (CutLine(buffer) is { } line)
            {
                reading.Rest();
                if (skipsRest)
                {
                    Take(line);
                    skipsRest = false;
                    continue;
                }
                var length = (int)Math.Min(line.Length - 2, limit);
                var whole = tooLong is null && line.Length - 2 <= limit;
                var octets = Take(line, length, isSecret);
                return new(tooLong ?? octets, whole ? LineEnd.Crlf : LineEnd.TooLong);
            }
            if (tellsStray && tooLong is null && !skipsRest && Stray(buffer, limit) is { } stray)
            {
                skipsRest = true;
                return new(Take(stray, stray.Length), LineEnd.Stray);
            }
            if (read.IsCompleted)
            {
                var rest = Take(buffer, (int)buffer.Length, isSecret);
                transcript.Break(other);
                return new(rest, LineEnd.HungUp);
            }
            if (buffer.Length > limit + 1)   // no end in sight: throw it away as it comes, but for a CR whose LF may follow
            {
                var octets = Take(buffer.Slice(0, buffer.Length - 1), limit, isSecret);
                isSecret |= transcript.Break(other);
                if (!skipsRest) tooLong ??= octets;
            }
            else pipe.Input.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    /// <summary>Hangs up.</summary>
    public async ValueTask CloseAsync()
    {
        Dispose();
        if (isHeld) await FlushAsync(CancellationToken.None);
        await pipe.Output.CompleteAsync();
        await pipe.Input.CompleteAsync();
    }

    /// <summary>Lets go of the timer.</summary>
    public void Dispose() => reading.Dispose();

    /// <summary>What has come and was not taken yet, or the next octets that come. The deadline counts on until it is told to rest.</summary>
    internal ValueTask<ReadResult> ReadAsync(CancellationToken stop) =>
        pipe.Input.TryRead(out var ready) ? new(ready)
        : isHeld ? FlushAndReadAsync(stop)
        : reading.Await(pipe.Input.ReadAsync(reading.Token(stop)));

    /// <summary>Hands back what was read: how much of it has been taken, and whether that was a step forward.</summary>
    internal void Advance(SequencePosition taken, bool progress)
    {
        pipe.Input.AdvanceTo(taken);
        if (progress) reading.Rest();
    }

    /// <summary>Which side is listened to.</summary>
    internal Speaker Other => other;

    static ReadOnlySequence<byte>? CutLine(ReadOnlySequence<byte> buffer)
    {
        if (buffer.FirstSpan.IndexOf("\r\n"u8) is >= 0 and var end) return buffer.Slice(0, end + 2);
        if (buffer.IsSingleSegment) return null;
        var reader = new SequenceReader<byte>(buffer);
        return reader.TryReadTo(out ReadOnlySequence<byte> _, "\r\n"u8) ? buffer.Slice(0, reader.Position) : null;
    }

    // Up to a bare LF within the limit, or all of it if it begins like a handshake.
    static ReadOnlySequence<byte>? Stray(ReadOnlySequence<byte> buffer, int limit)
    {
        if (buffer.IsEmpty) return null;
        if (buffer.FirstSpan[0] is TlsRecord) return buffer;
        return buffer.PositionOf((byte)'\n') is { } feed && buffer.Slice(0, feed).Length < limit ? buffer.Slice(0, buffer.GetPosition(1, feed)) : null;
    }

    byte[] Take(ReadOnlySequence<byte> taken, long keep = 0, bool isSecret = false)
    {
        if (!isSecret) foreach (var part in taken) transcript.Record(other, part.Span);
        var octets = taken.Slice(0, keep).ToArray();
        pipe.Input.AdvanceTo(taken.End);
        return octets;
    }
}
