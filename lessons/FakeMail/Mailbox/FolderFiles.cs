using System.Globalization;
using System.Text.Json;

namespace FakeMail.Mailbox;

/// <summary>A folder on disk: <c>0001.eml</c> is the message with UID 1, and <c>folder.json</c> is what else is to be kept.</summary>
/// <param name="directory">Where it is. INBOX is where arriving messages are saved; the other folders lie in it.</param>
/// <param name="files">How messages are saved there.</param>
sealed class FolderFiles(string directory, MailFiles files)
{
    const string StateName = "folder.json";

    static readonly JsonSerializerOptions Form = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public FolderFiles(string directory) : this(directory, new(directory)) { }

    public string Directory { get; private set; } = directory;

    /// <summary>What an earlier run left; <c>null</c> if nothing, or nothing that can be read.</summary>
    public FolderState? ReadState()
    {
        try
        {
            return JsonSerializer.Deserialize<FolderState>(File.ReadAllBytes(Path.Combine(Directory, StateName)), Form)
                is { Name: not null, Messages: not null, UidValidity: > 0 } state ? state : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps what else is to be kept: written under another name, and renamed.</summary>
    /// <exception cref="FolderException">The disk does not take it.</exception>
    public Task WriteStateAsync(FolderState state) => OnDiskAsync(async () =>
    {
        System.IO.Directory.CreateDirectory(Directory);
        var path = Path.Combine(Directory, StateName);
        await File.WriteAllBytesAsync(path + ".part", JsonSerializer.SerializeToUtf8Bytes(state, Form));
        File.Move(path + ".part", path, overwrite: true);
        return true;
    });

    /// <summary>The messages that are there, without a look into them.</summary>
    public IEnumerable<(uint Uid, FileInfo File)> Messages() => !System.IO.Directory.Exists(Directory) ? [] : new DirectoryInfo(Directory)
        .EnumerateFiles("*.eml").OrderBy(file => UidOf(file.Name)).Select(file => (Uid: UidOf(file.FullName), file)).Where(one => one.Uid > 0 && Path.GetFileName(PathOf(one.Uid)) == one.file.Name);

    /// <summary>Saves a message under a UID that is free, and not below one.</summary>
    /// <exception cref="FolderException">The disk does not take it.</exception>
    public Task<string> SaveAsync(MessageContent content, uint from) => OnDiskAsync(() => files.SaveAsync(null, content, (int)from));

    /// <summary>Gives a message that was saved another UID.</summary>
    public string Renumber(string path, uint from) => files.Renumber(path, (int)from);

    /// <summary>Deletes messages, with what lies beside each.</summary>
    /// <exception cref="FolderException">The disk does not let it.</exception>
    public void Delete(IEnumerable<uint> uids) => OnDisk(() =>
    {
        foreach (var path in System.IO.Directory.Exists(Directory) ? uids.Select(PathOf) : [])
        {
            File.Delete(path);
            File.Delete(Path.ChangeExtension(path, ".json"));
        }
    });

    /// <summary>Deletes what is kept beside the messages; the directory too if nothing else is in it, unless it is to stay.</summary>
    public void DeleteState(bool directoryStays) => OnDisk(() =>
    {
        if (!System.IO.Directory.Exists(Directory)) return;
        File.Delete(Path.Combine(Directory, StateName));
        if (!directoryStays && !System.IO.Directory.EnumerateFileSystemEntries(Directory).Any()) System.IO.Directory.Delete(Directory);
    });

    /// <summary>Gives the folder another directory.</summary>
    /// <exception cref="FolderException">The disk does not let it.</exception>
    public void Move(string other) => OnDisk(() =>
    {
        if (System.IO.Directory.Exists(Directory)) System.IO.Directory.Move(Directory, other);
        (Directory, files) = (other, new(other));
    });

    /// <summary>The UID in the name of a file; 0 if there is none.</summary>
    public static uint UidOf(string path) =>
        uint.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var uid) && uid < int.MaxValue ? uid : 0;

    public string PathOf(uint uid) => Path.Combine(Directory, uid.ToString("0000", CultureInfo.InvariantCulture) + ".eml");

    static void OnDisk(Action act)
    {
        try
        {
            act();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new FolderException($"The folder could not be changed on disk: {refused.Message}", refused);
        }
    }

    static async Task<T> OnDiskAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new FolderException($"The folder could not be changed on disk: {refused.Message}", refused);
        }
    }
}

/// <summary>A disk that is full or locked; nothing that a client could help.</summary>
public sealed class FolderException(string message, Exception cause) : Exception(message, cause);
