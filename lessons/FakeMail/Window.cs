namespace FakeMail;

/// <summary>A part of a stream, read as if it were the whole of one.</summary>
sealed class Window(Stream whole, long start, long length) : Stream
{
    long position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            position = value;
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var most = (int)Math.Min(buffer.Length, Math.Max(0, length - position));
        whole.Position = start + position;
        var read = whole.Read(buffer[..most]);
        position += read;
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => position,
        _ => length,
    };

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException("A message that was stored does not change.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A message that was stored does not change.");

    protected override void Dispose(bool disposing)
    {
        if (disposing) whole.Dispose();
        base.Dispose(disposing);
    }
}
