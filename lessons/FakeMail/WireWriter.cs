using System.Buffers;
using System.IO.Pipelines;

namespace FakeMail;

/// <summary>What goes out to a stream: at once, for a conversation is made of whole lines.</summary>
sealed class WireWriter(Stream stream) : PipeWriter
{
    readonly ArrayBufferWriter<byte> waiting = new();

    /// <inheritdoc/>
    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        if (waiting.WrittenCount > 0)
        {
            waiting.Write(source.Span);
            return FlushAsync(cancellationToken);
        }
        var writing = stream.WriteAsync(source, cancellationToken);
        return writing.IsCompletedSuccessfully ? default : DoneAsync(writing);
    }

    /// <inheritdoc/>
    public override async ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        await stream.WriteAsync(waiting.WrittenMemory, cancellationToken);
        waiting.ResetWrittenCount();
        return default;
    }

    /// <inheritdoc/>
    public override Memory<byte> GetMemory(int sizeHint = 0) => waiting.GetMemory(sizeHint);

    /// <inheritdoc/>
    public override Span<byte> GetSpan(int sizeHint = 0) => waiting.GetSpan(sizeHint);

    /// <inheritdoc/>
    public override void Advance(int bytes) => waiting.Advance(bytes);

    /// <inheritdoc/>
    public override void CancelPendingFlush() => throw new NotSupportedException("Whoever waits for octets to go is stopped by a token.");

    /// <inheritdoc/>
    public override void Complete(Exception? exception = null) { }

    static async ValueTask<FlushResult> DoneAsync(ValueTask writing)
    {
        await writing;
        return default;
    }
}
