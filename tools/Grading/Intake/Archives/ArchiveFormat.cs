using System.IO.Compression;

namespace Workbook.Grading;

/// <summary>Which archives are understood: told by their first octets, not by their names.</summary>
static class ArchiveFormat
{
    const int TarMagicAt = 257;

    static readonly string[] Endings = [".zip", ".tar", ".tar.gz", ".tgz"];

    static readonly string[] Unknown = [".rar", ".7z", ".bz2", ".tbz2", ".xz", ".txz", ".zst"];

    /// <summary>Whether a name promises an archive that can be read.</summary>
    public static bool IsNamed(string name) => Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it promises one that cannot: somebody's work is in it all the same.</summary>
    public static bool IsNamedButUnknown(string name) => Unknown.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <param name="archive">From its beginning, and able to go back there.</param>
    /// <param name="limit">How much may come out of it.</param>
    /// <exception cref="InvalidDataException">It is none of them, or damaged.</exception>
    public static IEnumerable<Entry> Entries(Stream archive, long limit)
    {
        Span<byte> head = stackalloc byte[TarMagicAt + 5];
        var length = archive.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        archive.Position = 0;
        return head[..length] switch
        {
            [(byte)'P', (byte)'K', ..] => ZipEntries.Of(archive),
            [0x1F, 0x8B, ..] => TarEntries.Of(new LimitedStream(new GZipStream(archive, CompressionMode.Decompress), limit)),
            var tar when tar.Length > TarMagicAt && tar[TarMagicAt..].SequenceEqual("ustar"u8) => TarEntries.Of(new LimitedStream(archive, limit)),
            _ => throw new InvalidDataException("is neither a zip nor a tar"),
        };
    }
}
