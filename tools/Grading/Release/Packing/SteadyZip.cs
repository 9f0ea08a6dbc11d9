using System.Buffers.Binary;
using System.IO.Compression;

namespace Workbook.Grading;

/// <summary>A zip that has the same octets whenever and wherever it is made of the same files, and keeps which of them are programs.</summary>
static class SteadyZip
{
    const int RegularFile = 0x8000, ForAll = 0b110_100_100, Executable = 0b001_001_001;
    const uint CentralHeader = 0x02014b50;
    const int EndLength = 22, MadeByUnix = 3;

    // Zip knows no time before 1980, and nobody should take this one for the time of a change.
    static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(IEnumerable<PackedFile> files)
    {
        var octets = new MemoryStream();
        using (var zip = new ZipArchive(octets, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var file in files)
            {
                var entry = zip.CreateEntry(file.Path, CompressionLevel.Optimal);
                entry.LastWriteTime = Always;
                entry.ExternalAttributes = (RegularFile | ForAll | (file.IsProgram ? Executable : 0)) << 16;
                using var content = entry.Open();
                content.Write(file.Octets);
            }
        var zipped = octets.ToArray();
        SayUnix(zipped);
        return zipped;
    }

    // Only where the zip says that UNIX made it do unpackers look at the rights, and on Windows the library says otherwise.
    static void SayUnix(Span<byte> zip)
    {
        var end = zip[^EndLength..];
        var at = BinaryPrimitives.ReadInt32LittleEndian(end[16..]);
        for (var left = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]); left > 0; left--)
        {
            var header = zip[at..];
            if (BinaryPrimitives.ReadUInt32LittleEndian(header) is not CentralHeader) throw new InvalidDataException("The zip's directory is not where its end says.");
            header[5] = MadeByUnix;
            at += 46 + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
        }
    }
}
