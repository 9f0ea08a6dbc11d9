using System.Buffers;
using System.IO.Pipelines;

namespace FakeMail;

/// <content>What goes the other way. Answers to commands that came together may go together (RFC 2920 §3.2).</content>
public sealed partial class LineChannel
{
    bool isStuck, isHeld;

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
}
