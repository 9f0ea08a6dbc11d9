namespace Workbook.Notebooks;

/// <summary>The text of a cell in a text file.</summary>
static class CellText
{
    /// <summary>The lines of a file from any system.</summary>
    public static string[] Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');

    /// <summary>Without the blank lines around it; what its first line is indented by stays.</summary>
    public static string Trim(string text)
    {
        var lines = Lines(text);
        var first = Array.FindIndex(lines, line => line.Trim() is not "");
        var last = Array.FindLastIndex(lines, line => line.Trim() is not "");
        return first < 0 ? "" : string.Join('\n', lines[first..(last + 1)]);
    }
}
