using System.Formats.Tar;
using System.IO.Compression;

namespace Workbook.Grading.Tests;

/// <summary>Archives as platforms, and people who mean harm, pack them.</summary>
static class MadeUpArchive
{
    const int LinkMode = 0xA1FF << 16;

    public static byte[] Zip(params (string Name, byte[] Octets)[] entries) => Zip(entries, []);

    /// <param name="entries">Files.</param>
    /// <param name="links">Symbolic links: a name, and where it leads.</param>
    public static byte[] Zip((string Name, byte[] Octets)[] entries, (string Name, string Target)[] links)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, octets) in entries) Add(zip, name, octets, 0);
            foreach (var (name, target) in links) Add(zip, name, System.Text.Encoding.UTF8.GetBytes(target), LinkMode);
        }
        return file.ToArray();
    }

    static void Add(ZipArchive zip, string name, byte[] octets, int attributes)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        (entry.LastWriteTime, entry.ExternalAttributes) = (new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero), attributes);
        using var content = entry.Open();
        content.Write(octets);
    }

    public static byte[] Tar((string Name, byte[] Octets)[] entries, (string Name, string Target)[]? links = null, bool zipped = false)
    {
        var file = new MemoryStream();
        using (var packed = zipped ? (Stream)new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true) : new MemoryStream())
        {
            using (var tar = new TarWriter(packed, TarEntryFormat.Pax, leaveOpen: true))
            {
                foreach (var (name, octets) in entries)
                    tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(octets), ModificationTime = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero) });
                foreach (var (name, target) in links ?? []) tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, name) { LinkName = target });
            }
            if (packed is MemoryStream plain) return plain.ToArray();
        }
        return file.ToArray();
    }
}
