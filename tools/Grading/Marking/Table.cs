using CsvHelper;

namespace Workbook.Grading;

/// <summary>A table that a person has made: columns are found by their names, in any order and case; commas or semicolons, as the spreadsheet's language has them.</summary>
static class Table
{
    const int LongestRow = 1 << 20;

    static readonly CsvReaderOptions Options = new() { TrimWhitespace = true, MaxRecordSize = LongestRow, FieldCountMismatch = CsvFieldCountHandling.Allow, MissingField = CsvMissingFieldHandling.ReturnEmpty };

    /// <exception cref="IntakeException">There is no such file, or it is no table.</exception>
    public static (IReadOnlyList<string> Header, IReadOnlyList<string[]> Rows) Read(string path)
    {
        if (!File.Exists(path)) throw new IntakeException($"There is no file {path}.");
        try
        {
            using var csv = CsvReader.FromFile(path, Options);
            csv.ReadHeader();
            string[] header = [.. csv.Headers.Select(name => name.Trim().ToLowerInvariant())];
            var rows = new List<string[]>();
            while (csv.Read()) rows.Add([.. header.Select((_, column) => csv.GetString(column))]);
            return (header, rows);
        }
        catch (Exception cause) when (cause is FormatException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new IntakeException($"{path} cannot be read as a table of comma-separated values: {cause.Message.TrimEnd('.')}.", cause);
        }
    }

    public static int? Column(IReadOnlyList<string> header, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            for (var i = 0; i < header.Count; i++)
                if (header[i] == name) return i;
        return null;
    }
}
