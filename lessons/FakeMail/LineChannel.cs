using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using FakeMail.Tls;

namespace FakeMail;

/// <summary>One end of a connection, line by line: it records what goes by, and its patience has a limit.</summary>
/// <remarks>A line is octets up to CR LF. A bare CR or LF is an octet like any other (RFC 5321 §2.3.8); taking it for a line end is how mail is smuggled.</remarks>
public sealed class LineChannel(IDuplexPipe pipe, Transcript transcript, Speaker self, TimeSpan patience, TimeProvider clock) : IDisposable
{
    const byte TlsRecord = 0x16;   // RFC 8446 §5.1: a record of the handshake

    readonly Speaker other = self is Speaker.Server ? Speaker.Client : Speaker.Server;
    readonly Deadline reading = new(patience, clock);
    bool isStuck, isHeld, skipsRest;

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
                if (said is null) transcript.Record(other, part.Span);
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

    /// <summary>Sends octets.</summary>
    /// <exception cref="TimeoutException">The other side did not take them for too long.</exception>
    public ValueTask SendAsync(ReadOnlyMemory<byte> octets, CancellationToken stop)
    {
        if (isStuck) throw new TimeoutException(NotTaken);
        transcript.Record(self, octets.Span);   // first, so that whoever has the answer finds it in the transcript
        isHeld = false;
        var sending = pipe.Output.WriteAsync(octets, stop);
        return sending.IsCompletedSuccessfully ? default : WaitAsync(sending.AsTask(), stop);
    }

    /// <summary>Sends octets together with what will be sent next, if the other side has said more already and so does not wait for them (RFC 2920 §3.2).</summary>
    /// <exception cref="TimeoutException">The other side did not take them for too long.</exception>
    public ValueTask SendTogetherAsync(ReadOnlyMemory<byte> octets, CancellationToken stop)
    {
        if (isStuck || !HasLine()) return SendAsync(octets, stop);
        transcript.Record(self, octets.Span);
        pipe.Output.Write(octets.Span);
        isHeld = true;
        return default;
    }

    /// <summary>Sends what is held back.</summary>
    /// <exception cref="TimeoutException">The other side did not take it for too long.</exception>
    public ValueTask FlushAsync(CancellationToken stop)
    {
        if (!isHeld || isStuck) return default;
        isHeld = false;
        var sending = pipe.Output.FlushAsync(stop);
        return sending.IsCompletedSuccessfully ? default : WaitAsync(sending.AsTask(), stop);
    }

    // It is seldom that the system does not take what is sent at once: only then time is counted.
    async ValueTask WaitAsync(Task sending, CancellationToken stop)
    {
        try
        {
            await sending.WaitAsync(patience, clock, stop);
        }
        catch (TimeoutException)
        {
            isStuck = true;
            throw new TimeoutException(NotTaken);
        }
    }

    string NotTaken => $"The other side took nothing for {patience.TotalSeconds:0.###} seconds.";

    /// <summary>Sends a message's octets as they are; of a large one, a piece at a time.</summary>
    /// <exception cref="TimeoutException">The other side did not take them for too long.</exception>
    public async ValueTask SendAsync(MessageContent content, CancellationToken stop)
    {
        await using var octets = content.OpenRead();
        var piece = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(content.Length, 1, 64 * 1024));
        try
        {
            while (await octets.ReadAsync(piece, stop) is > 0 and var count) await SendAsync(piece.AsMemory(0, count), stop);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    /// <summary>Whether the connection can be encrypted: a socket can, pipes in memory cannot.</summary>
    public bool CanEncrypt => pipe is IEncryptablePipe;

    /// <summary>Whether the connection is encrypted.</summary>
    public bool IsEncrypted => pipe is IEncryptablePipe { IsEncrypted: true };

    /// <summary>Encrypts the connection from here on, as the server. What the client said too early is recorded, and then thrown away (RFC 3207 §4.2).</summary>
    /// <exception cref="InvalidOperationException">The connection is one that cannot be encrypted.</exception>
    /// <exception cref="System.Security.Authentication.AuthenticationException">The handshake failed; there is nothing to say any more but goodbye.</exception>
    /// <exception cref="TimeoutException">The other side said nothing for too long.</exception>
    public async ValueTask EncryptAsync(X509Certificate2 certificate, CancellationToken stop)
    {
        if (pipe is not IEncryptablePipe encryptable) throw new InvalidOperationException("This connection cannot be encrypted: it is no socket.");
        await FlushAsync(stop);
        if (pipe.Input.TryRead(out var early)) Take(early.Buffer);
        try
        {
            await reading.Await(Handshake(reading.Token(stop)));
            reading.Rest();
            transcript.AddNote(self, "encrypted from here on");
        }
        catch (Exception failure) when (failure is AuthenticationException or IOException)
        {
            transcript.AddNote(self, "the handshake failed");
            throw;
        }

        async ValueTask<bool> Handshake(CancellationToken token)
        {
            await encryptable.EncryptAsync(certificate, token);
            return true;
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

    async ValueTask<ReadResult> FlushAndReadAsync(CancellationToken stop)
    {
        await FlushAsync(stop);
        return await ReadAsync(stop);
    }

    bool HasLine()
    {
        if (!pipe.Input.TryRead(out var ready)) return false;
        var hasLine = CutLine(ready.Buffer) is not null;
        pipe.Input.AdvanceTo(ready.Buffer.Start);
        return hasLine;
    }

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
