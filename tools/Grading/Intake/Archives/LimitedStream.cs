namespace Workbook.Grading;

/// <summary>A stream that gives up behind a number of octets: an archive can unpack to far more than it says.</summary>
sealed class LimitedStream(Stream inner, long limit) : Stream
{
    long used;

    /// <summary>All of it.</summary>
    /// <exception cref="InvalidDataException">It is longer than the limit.</exception>
    public static byte[] ReadAll(Stream inner, long limit)
    {
        using var whole = new MemoryStream();
        using (var limited = new LimitedStream(inner, limit)) limited.CopyTo(whole);
        return whole.ToArray();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        used += read;
        return used <= limit ? read : throw new InvalidDataException($"unpacks to more than {limit >> 20} MB");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
