namespace FakeMail;

/// <summary>A message's octets in a file, or a part of it.</summary>
sealed class OctetsInFile(string path, long offset, long length) : MessageContent
{
    /// <summary>The file while it is not a message yet.</summary>
    public PartFile? Part { get; init; }

    /// <summary>The file; it changes its name once, when the message is whole.</summary>
    public string Path { get; set; } = path;

    public override long Length => length;

    public override byte[] Octets
    {
        get
        {
            using var stream = OpenRead();
            var octets = GC.AllocateUninitializedArray<byte>(checked((int)length));
            stream.ReadExactly(octets);
            return octets;
        }
    }

    public override Stream OpenRead()
    {
        try
        {
            var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return offset is 0 && file.Length == length ? file : new Window(file, offset, length);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new IOException($"The message is no longer there: {Path} was deleted or moved.", gone);
        }
    }

    public override MessageContent Slice(long start, long count)
    {
        CheckRange(start, count);
        return new OctetsInFile(Path, offset + start, count);
    }
}
