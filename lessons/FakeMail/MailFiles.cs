using System.Buffers;
using System.Globalization;

namespace FakeMail;

/// <summary>A folder of saved messages: <c>0001.eml</c> is the first, octet for octet, and <c>0001.json</c> is its envelope and the conversation in which it came.</summary>
/// <remarks>
/// The .json is written first and claims the number; the message is written under another name (.part) and renamed when it is whole, so whoever sees an .eml sees all of it, and its .json.
/// After a crash there may be a .part, or a .json without a message: nobody was told that these had been stored.
/// Written means given to the operating system, which survives the end of this process at any moment, but not a loss of power; that is what <paramref name="flush"/> is for.
/// </remarks>
/// <param name="folder">The folder; it is made when the first message comes.</param>
/// <param name="flush">Whether to wait for the disk before a message counts as stored; that takes milliseconds for each.</param>
public sealed class MailFiles(string folder, bool flush = false)
{
    static int parts;

    readonly Lock gate = new();
    int last = -1;

    /// <summary>The folder.</summary>
    public string Folder => folder;

    /// <summary>Saves a message under the next number that is free, and returns the path of the .eml file.</summary>
    /// <param name="envelope">Its envelope; <c>null</c> if it did not come by SMTP.</param>
    /// <param name="message">The message.</param>
    /// <param name="from">The least number that it may have.</param>
    /// <param name="transcript">The conversation in which it came.</param>
    public Task<string> SaveAsync(Envelope? envelope, MessageContent message, int from = 1, Transcript? transcript = null) =>
        Task.FromResult(Save(message, envelope is null ? default : SavedEnvelope.Write(envelope, transcript), from));

    /// <summary>Opens a file for a message that is still coming.</summary>
    public PartFile OpenPart()
    {
        while (true)
        {
            var path = $"{folder}{Path.DirectorySeparatorChar}{Environment.ProcessId}-{Interlocked.Increment(ref parts)}.part";
            try
            {
                return new(path);
            }
            catch (Exception missing) when (missing is DirectoryNotFoundException or FileNotFoundException)   // the second if somebody else has just made the folder
            {
                Directory.CreateDirectory(folder);
            }
            catch (IOException) when (File.Exists(path))
            {
                continue;   // of a process that had our number before us
            }
        }
    }

    /// <summary>The messages that are there, also those of earlier runs, by number. Their files are not opened.</summary>
    public IEnumerable<SavedMessage> Saved() => Numbers("*.eml").Order().Select(number => new SavedMessage(number, PathOf(number)));

    /// <summary>Deletes the saved messages, and nothing else that may lie in the folder.</summary>
    public void Clear()
    {
        foreach (var message in Saved())
        {
            File.Delete(message.File);
            File.Delete(Path.ChangeExtension(message.File, ".json"));
        }
    }

    /// <summary>Gives a message that was saved the next number that is free.</summary>
    internal string Renumber(string path, int from)
    {
        var beside = Path.ChangeExtension(path, ".json");
        byte[] envelope = File.Exists(beside) ? File.ReadAllBytes(beside) : [];
        var other = Claim(envelope, from);
        File.Move(path, other);
        File.Delete(beside);
        if (envelope is []) File.Delete(Path.ChangeExtension(other, ".json"));
        return other;
    }

    // All at once on this thread: the system takes what is written into its memory, in less time than it takes to wait for another thread.
    string Save(MessageContent message, ReadOnlySpan<byte> envelope, int from)
    {
        if (message is OctetsInFile { Part: { } coming }) return Name(coming, envelope, from);
        using var part = OpenPart();
        if (message.Length <= Spool.MostInMemory)
        {
            part.Write(message.Octets);
            return Name(part, envelope, from);
        }
        using var octets = message.OpenRead();
        var piece = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(message.Length, 1, 64 * 1024));
        while (octets.Read(piece) is > 0 and var count) part.Write(piece.AsSpan(0, count));
        ArrayPool<byte>.Shared.Return(piece);
        return Name(part, envelope, from);
    }

    string Name(PartFile part, ReadOnlySpan<byte> envelope, int from)
    {
        if (flush) part.Flush();
        var path = Claim(envelope, from);
        part.Become(path);
        if (envelope.IsEmpty) File.Delete(Path.ChangeExtension(path, ".json"));   // it was there for the number alone
        return path;
    }

    // Whoever creates the .json has the number; another server may save into the same folder.
    string Claim(ReadOnlySpan<byte> envelope, int from)
    {
        while (true)
        {
            var number = NextNumber(from);
            var (path, beside) = (PathOf(number), PathOf(number, ".json"));
            if (File.Exists(path)) continue;
            try
            {
                using var file = File.OpenHandle(beside, FileMode.CreateNew, FileAccess.Write, PartFile.Shared);
                RandomAccess.Write(file, envelope, 0);
                if (flush) RandomAccess.FlushToDisk(file);
                return path;
            }
            catch (IOException) when (File.Exists(beside))
            {
                continue;
            }
        }
    }

    int NextNumber(int from)
    {
        lock (gate)
        {
            if (last < 0) last = HighestNumber();
            return last = Math.Max(from, last + 1);
        }
    }

    int HighestNumber() => Numbers("*.eml").Concat(Numbers("*.json")).DefaultIfEmpty(0).Max();

    string PathOf(int number) => PathOf(number, ".eml");

    string PathOf(int number, string ending) => string.Create(CultureInfo.InvariantCulture, $"{folder}{Path.DirectorySeparatorChar}{number:D4}{ending}");

    // Only what looks like ours: 0001.eml, but not 1.eml.
    IEnumerable<int> Numbers(string pattern) => !Directory.Exists(folder) ? [] :
        from path in Directory.EnumerateFiles(folder, pattern)
        let name = Path.GetFileNameWithoutExtension(path)
        where int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number.ToString("D4", CultureInfo.InvariantCulture) == name
        select int.Parse(name, CultureInfo.InvariantCulture);
}
