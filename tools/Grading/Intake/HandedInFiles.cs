namespace Workbook.Grading;

/// <summary>Goes through folders and archives and takes out what may be a notebook; nothing is unpacked to disk. What is left lying is told with the reason.</summary>
public sealed class HandedInFiles
{
    // What programs keep for themselves: told once each, not file by file.
    static readonly Dictionary<string, string> Kept = new(StringComparer.OrdinalIgnoreCase)
    {
        [".git"] = "Git's own records", [".ipynb_checkpoints"] = "copies that Jupyter keeps", ["__MACOSX"] = "macOS's own notes",
        ["bin"] = "built files", ["obj"] = "built files", [".vs"] = "an editor's notes", [".vscode"] = "an editor's notes", [".idea"] = "an editor's notes",
    };

    const string MacsNote = "holds macOS's own notes about a file";

    // A learning platform's whole export may lie in the folder as it was downloaded.
    const int ExportFactor = 16;

    readonly IntakeLimits limits;
    readonly bool trustTimes;
    readonly List<HandedInFile> files = [];
    readonly List<NotMarked> left = [];
    readonly HashSet<string> told = [];
    Allowance? allowance;   // of the archive that is open; none for the submissions as a whole

    HandedInFiles(IntakeLimits limits, bool trustTimes) => (this.limits, this.trustTimes) = (limits, trustTimes);

    /// <summary>Notebooks, and the small files that say who handed them in and when.</summary>
    public IReadOnlyList<HandedInFile> Files => files;

    public IReadOnlyList<NotMarked> Left => left;

    /// <param name="path">A folder, a zip, a tar, or one notebook.</param>
    /// <param name="limits">What is too much.</param>
    /// <param name="trustTimes">Whether the times of files in a folder are when they were handed in.</param>
    /// <exception cref="IntakeException">It is not there, or none of these.</exception>
    public static HandedInFiles Read(string path, IntakeLimits? limits = null, bool trustTimes = false)
    {
        var found = new HandedInFiles(limits ?? new(), trustTimes);
        if (Directory.Exists(path)) found.Take(FolderEntries.Of(path, trustTimes), "", depth: 0);
        else if (!File.Exists(path)) throw new IntakeException($"There is no folder or archive {path}.");
        else if (IsNotebook(path)) found.Take([new(Path.GetFileName(path), EntryKind.File, null, () => File.OpenRead(path))], "", depth: 0);
        else found.TakeArchive(path);
        found.files.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return found;
    }

    void TakeArchive(string path)
    {
        try
        {
            using var archive = File.OpenRead(path);
            Take(ArchiveFormat.Entries(archive, long.MaxValue), "", depth: 1);
        }
        catch (InvalidDataException cause)
        {
            throw new IntakeException($"{path} cannot be read as a folder, a zip or a tar of submissions: it {Reason(cause)}.", cause);
        }
    }

    void Take(IEnumerable<Entry> entries, string prefix, int depth)
    {
        foreach (var entry in entries)
        {
            var isSafe = EntryName.TryClean(entry.Name, out var name);
            var path = prefix + name;
            if (!isSafe) Leave(path, "has a name that leads out of its archive", isWork: true);
            else if (entry.Kind is EntryKind.Folder || IsKept(path)) continue;
            else if (entry.Kind is EntryKind.Link) Leave(path, "is a link, and links are not followed", isWork: IsNotebook(name));
            else if (entry.Kind is EntryKind.Device) Leave(path, "is no ordinary file", isWork: false);
            else if (ArchiveFormat.IsNamed(name)) Unpack(entry, path, depth);
            else if (IsNotebook(name) || TellsOfHandIn(path)) TakeFile(entry, path);
            else if (ArchiveFormat.IsNamedButUnknown(name)) Leave(path, "is an archive of a kind that is not opened here; a .zip and a .tar.gz are", isWork: true);
            else Leave(path, "is not a notebook", isWork: false);
        }
    }

    void TakeFile(Entry entry, string path)
    {
        try
        {
            var octets = Open(entry, limits.File);
            if (IsMacsNote(octets)) Leave(path, MacsNote, isWork: false);
            else files.Add(new(path, octets, entry.Written));
        }
        catch (Exception cause) when (IsHostileOrBroken(cause))
        {
            Leave(path, Reason(cause), isWork: true);
        }
    }

    void Unpack(Entry entry, string path, int depth)
    {
        if (depth >= limits.Depth)
        {
            Leave(path, "lies too deep: an archive in an archive in an archive", isWork: true);
            return;
        }
        var (outer, factor) = (allowance, depth is 0 ? ExportFactor : 1);
        try
        {
            var octets = Open(entry, limits.Archive * factor);
            if (IsMacsNote(octets))
            {
                Leave(path, MacsNote, isWork: false);
                return;
            }
            using var archive = new MemoryStream(octets);
            allowance = new(limits.Unpacked * factor, outer);
            Take(ArchiveFormat.Entries(archive, limits.Unpacked * factor), path + "/", depth + 1);
        }
        catch (Exception cause) when (IsHostileOrBroken(cause))
        {
            Leave(path, Reason(cause), isWork: true);
        }
        finally
        {
            allowance = outer;
        }
    }

    byte[] Open(Entry entry, long limit)
    {
        var octets = LimitedStream.ReadAll(entry.Open(), limit);
        allowance?.Take(octets.Length);
        return octets;
    }

    bool IsKept(string path)
    {
        var parts = path.Split('/');
        var at = Array.FindIndex(parts, Kept.ContainsKey);
        if (at < 0 || at == parts.Length - 1) return false;
        var folder = string.Join('/', parts[..(at + 1)]) + "/";
        if (told.Add(folder)) Leave(folder, $"holds {Kept[parts[at]]}", isWork: false);
        return true;
    }

    void Leave(string path, string reason, bool isWork) => left.Add(new(path, reason, isWork));

    // "a.ipynb", and what browsers and people make of it: "a.ipynb.txt", "a.ipynb (1)", "a.json".
    static bool IsNotebook(string name) => name.Contains(".ipynb", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    // The tar of macOS puts "._a.ipynb" beside "a.ipynb", and no folder __MACOSX tells it apart.
    static bool IsMacsNote(byte[] octets) => octets is [0x00, 0x05, 0x16, 0x07, ..];

    static bool TellsOfHandIn(string path) => path.EndsWith("/timestamp.txt", StringComparison.Ordinal) || BlackboardReceipt.IsNamed(path);

    static bool IsHostileOrBroken(Exception cause) => cause is InvalidDataException or IOException or UnauthorizedAccessException or NotSupportedException;

    static string Reason(Exception cause) => cause switch
    {
        InvalidDataException { Message: [>= 'a' and <= 'z', ..] } ours => ours.Message,
        InvalidDataException => "is damaged, or no such archive",
        NotSupportedException => "is packed in a way that cannot be read here: encrypted, perhaps",
        UnauthorizedAccessException => "may not be read",
        _ => "cannot be read",
    };
}
