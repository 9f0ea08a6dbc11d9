using System.IO.Compression;

namespace Workbook.Grading;

/// <summary>The entries of a zip, in the order of their names.</summary>
static class ZipEntries
{
    const int FileType = 0xF000, Regular = 0x8000, Folder = 0x4000, Link = 0xA000;

    // A zip without times says 1980.
    const int FirstYear = 1981;

    public static IEnumerable<Entry> Of(Stream octets)
    {
        using var zip = new ZipArchive(octets, ZipArchiveMode.Read);
        foreach (var entry in zip.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            yield return new(entry.FullName, Kind(entry), entry.LastWriteTime.Year < FirstYear ? null : entry.LastWriteTime.DateTime, entry.Open);
    }

    // On UNIX a zip keeps the file's mode in the upper half of its attributes, and a link is a file whose content is where it leads.
    static EntryKind Kind(ZipArchiveEntry entry) => (entry.ExternalAttributes >> 16 & FileType) switch
    {
        Link => EntryKind.Link,
        Folder => EntryKind.Folder,
        0 or Regular => entry.FullName is [.., '/' or '\\'] ? EntryKind.Folder : EntryKind.File,
        _ => EntryKind.Device,
    };
}
