namespace FakeMail;

/// <summary>The octets of a message, wherever they are: in memory, or in a file that is read only when somebody asks.</summary>
public abstract class MessageContent
{
    /// <summary>How many octets there are.</summary>
    public abstract long Length { get; }

    /// <summary>All of them in memory; not to be changed.</summary>
    /// <exception cref="IOException">The file in which they were has gone.</exception>
    public abstract byte[] Octets { get; }

    /// <summary>The octets as a stream, from the first.</summary>
    /// <exception cref="IOException">The file in which they were has gone.</exception>
    public abstract Stream OpenRead();

    /// <summary>A part of the octets, without reading them.</summary>
    public abstract MessageContent Slice(long offset, long length);

    /// <summary>Octets in memory.</summary>
    public static MessageContent Of(params byte[] octets) => new OctetsInMemory(octets);

    /// <summary>Octets in a file, which must stay as it is.</summary>
    public static MessageContent InFile(string path) => new OctetsInFile(path, 0, new FileInfo(path).Length);

    /// <summary>Throws if a part is not within the whole.</summary>
    protected void CheckRange(long offset, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset + length, Length, nameof(length));
    }
}
