namespace FakeMail;

/// <summary>A file that is still being written, under a name that nobody takes for a message; it becomes one by being renamed.</summary>
public sealed class PartFile : IDisposable
{
    /// <summary>How files are opened that are new: whoever looks at the conversation meanwhile may read what has come.</summary>
    internal const FileShare Shared = FileShare.ReadWrite | FileShare.Delete;

    readonly Microsoft.Win32.SafeHandles.SafeFileHandle handle;
    OctetsInFile content;
    string path;
    bool isMessage;

    internal PartFile(string path)
    {
        this.path = path;
        handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, Shared);
        content = new(path, 0, 0) { Part = this };
    }

    /// <summary>How many octets are in it.</summary>
    public long Length { get; private set; }

    internal MessageContent Content => content.Length == Length ? content : content = new(path, 0, Length) { Part = this };

    // Written at once: it goes to the system's memory, which takes less time than to hand it to another thread.
    internal void Write(ReadOnlySpan<byte> octets)
    {
        RandomAccess.Write(handle, octets, Length);
        Length += octets.Length;
    }

    /// <summary>Sees to it that the octets are on the disk, and not only on their way there.</summary>
    internal void Flush() => RandomAccess.FlushToDisk(handle);

    /// <summary>Gives it the name of a message: from now on it is one.</summary>
    internal void Become(string message)
    {
        handle.Dispose();
        File.Move(path, message, overwrite: true);
        _ = Content;   // of all that has come
        (content.Path, path, isMessage) = (message, message, true);
    }

    /// <summary>Deletes it, if it has not become a message.</summary>
    public void Dispose()
    {
        handle.Dispose();
        if (!isMessage) File.Delete(path);
    }
}
