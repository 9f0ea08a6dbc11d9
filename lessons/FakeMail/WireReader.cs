using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace FakeMail;

/// <summary>What comes in from a stream, in one buffer: small while lines are waited for, larger while much comes at once.</summary>
sealed class WireReader(Stream stream) : PipeReader
{
    const int Small = 4 * 1024, Large = 128 * 1024;

    byte[]? buffer;
    int start, end, wanted = Small;
    bool looked, ended, reading;   // everything that is there was looked at; nothing more will come; somebody waits for more

    /// <inheritdoc/>
    public override bool TryRead(out ReadResult result)
    {
        var ready = ended || (end > start && !looked);
        result = ready ? Result() : default;
        return ready;
    }

    /// <inheritdoc/>
    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
        TryRead(out var ready) ? new(ready) : ReadMoreAsync(cancellationToken);

    /// <inheritdoc/>
    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    /// <inheritdoc/>
    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        if (buffer is null) return;
        start = consumed.GetInteger() & int.MaxValue;   // the sign only says that it was the end
        looked = (examined.GetInteger() & int.MaxValue) == end;
        if (start < end) return;
        (start, end) = (0, 0);
        if (buffer.Length > Small) GiveBack();   // two thousand sessions that wait should not hold a large one each
    }

    /// <inheritdoc/>
    public override void CancelPendingRead() => throw new NotSupportedException("Whoever waits for octets is stopped by a token.");

    /// <inheritdoc/>
    public override void Complete(Exception? exception = null)
    {
        ended = true;
        (start, end) = (0, 0);
        if (!reading) GiveBack();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    async ValueTask<ReadResult> ReadMoreAsync(CancellationToken stop)
    {
        MakeRoom();
        reading = true;
        try
        {
            var room = buffer!.Length - end;
            var read = await stream.ReadAsync(buffer.AsMemory(end), stop);
            wanted = read == room ? Large : read < Small ? Small : wanted;   // a full buffer means that there is more
            ended |= read is 0;
            end += read;
            looked = false;
            if (wanted is Large && !Thread.CurrentThread.IsThreadPoolThread) await Task.Yield();   // the thread that hears sockets does not go through much itself: others wait for it
            return Result();
        }
        finally
        {
            reading = false;
        }
    }

    ReadResult Result() => new(buffer is null ? ReadOnlySequence<byte>.Empty : new(buffer, start, end - start), isCanceled: false, isCompleted: ended);

    void MakeRoom()
    {
        if (buffer is null) buffer = ArrayPool<byte>.Shared.Rent(wanted);
        else if (start > 0)
        {
            Buffer.BlockCopy(buffer, start, buffer, 0, end - start);
            (start, end) = (0, end - start);
        }
        if (end < buffer.Length) return;
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        Buffer.BlockCopy(buffer, 0, larger, 0, end);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }

    void GiveBack()
    {
        if (buffer is not null) ArrayPool<byte>.Shared.Return(buffer);
        buffer = null;
    }
}
