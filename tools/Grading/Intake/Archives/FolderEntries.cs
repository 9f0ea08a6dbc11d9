namespace Workbook.Grading;

/// <summary>The files under a folder, in the same order on every system. Links are told, and not followed.</summary>
static class FolderEntries
{
    /// <param name="folder">Where to look.</param>
    /// <param name="trustTimes">Whether the files' own times are when they were handed in: copying changes them.</param>
    public static IEnumerable<Entry> Of(string folder, bool trustTimes) => Below(new(folder), "", trustTimes);

    static IEnumerable<Entry> Below(DirectoryInfo folder, string prefix, bool trustTimes)
    {
        foreach (var item in folder.EnumerateFileSystemInfos().OrderBy(item => item.Name, StringComparer.Ordinal))
        {
            var name = prefix + item.Name;
            if (item.LinkTarget is not null) yield return new(name, EntryKind.Link, null, () => Stream.Null);
            else if (item is DirectoryInfo inner)
                foreach (var entry in Below(inner, name + "/", trustTimes)) yield return entry;
            else if (IsDevice(item)) yield return new(name, EntryKind.Device, null, () => Stream.Null);
            else yield return new(name, EntryKind.File, trustTimes ? DateTime.SpecifyKind(item.LastWriteTime, DateTimeKind.Unspecified) : null, () => File.OpenRead(item.FullName));
        }
    }

    // A pipe would be waited for, for ever.
    static bool IsDevice(FileSystemInfo item) => !OperatingSystem.IsWindows() && item.Attributes.HasFlag(FileAttributes.Device);
}
