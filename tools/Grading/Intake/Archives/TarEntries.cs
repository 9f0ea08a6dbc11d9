using System.Formats.Tar;

namespace Workbook.Grading;

/// <summary>The entries of a tar, as they come.</summary>
static class TarEntries
{
    public static IEnumerable<Entry> Of(Stream octets)
    {
        using var tar = new TarReader(octets);
        while (tar.GetNextEntry() is { } entry)
            if (entry.EntryType is not TarEntryType.GlobalExtendedAttributes)
                yield return new(entry.Name, Kind(entry.EntryType), DateTime.SpecifyKind(entry.ModificationTime.UtcDateTime, DateTimeKind.Unspecified), () => entry.DataStream ?? Stream.Null);
    }

    static EntryKind Kind(TarEntryType type) => type switch
    {
        TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile => EntryKind.File,
        TarEntryType.Directory => EntryKind.Folder,
        TarEntryType.SymbolicLink or TarEntryType.HardLink => EntryKind.Link,
        _ => EntryKind.Device,
    };
}
