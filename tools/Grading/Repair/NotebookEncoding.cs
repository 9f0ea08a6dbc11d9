using System.Text;

namespace Workbook.Grading;

/// <summary>The text of a file in whatever encoding an editor has saved it.</summary>
static class NotebookEncoding
{
    // UTF-32 before UTF-16: its little-endian mark begins with the other's.
    static readonly (byte[] Mark, Encoding Encoding, string? Name)[] Marks =
    [
        ([0xEF, 0xBB, 0xBF], Encoding.UTF8, null),
        ([0xFF, 0xFE, 0, 0], new UTF32Encoding(bigEndian: false, byteOrderMark: true), "UTF-32"),
        ([0, 0, 0xFE, 0xFF], new UTF32Encoding(bigEndian: true, byteOrderMark: true), "UTF-32"),
        ([0xFF, 0xFE], Encoding.Unicode, "UTF-16"),
        ([0xFE, 0xFF], Encoding.BigEndianUnicode, "UTF-16"),
    ];

    /// <summary>The text, and the name of the encoding if it is not the one of notebooks, UTF-8.</summary>
    public static (string Text, string? Encoding) Decode(ReadOnlySpan<byte> octets)
    {
        foreach (var (mark, encoding, name) in Marks)
            if (octets.StartsWith(mark)) return (encoding.GetString(octets[mark.Length..]), name);
        // A notebook begins with a brace, so where the zero lies tells which UTF-16 without a mark this is.
        return octets switch
        {
            [not 0, 0, ..] => (Encoding.Unicode.GetString(octets), "UTF-16"),
            [0, not 0, ..] => (Encoding.BigEndianUnicode.GetString(octets), "UTF-16"),
            _ => (Encoding.UTF8.GetString(octets), null),
        };
    }
}
