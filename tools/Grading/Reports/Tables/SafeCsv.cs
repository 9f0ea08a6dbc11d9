using CsvHelper;

namespace Workbook.Grading;

/// <summary>A table that a spreadsheet may open: everything in quotes, and nothing that it would take for a formula.</summary>
static class SafeCsv
{
    static readonly CsvWriterOptions Options = new() { Quoting = CsvQuoting.Always, Injection = CsvInjection.Escape, NewLine = "\r\n" };

    // The library knows the first characters that OWASP names; spreadsheets in East Asia take the wide forms too, and some skip blanks.
    const string Beginnings = "=+-@", WideBeginnings = "＝＋－＠";

    public static byte[] Write(IEnumerable<IReadOnlyList<string>> rows)
    {
        var file = new MemoryStream();
        using (var csv = CsvWriter.Create(file, Options, leaveOpen: true))
            foreach (var row in rows)
            {
                foreach (var cell in row) csv.WriteField(Safe(cell));
                csv.EndRecord();
            }
        return file.ToArray();
    }

    static string Safe(string cell) => cell.AsSpan().TrimStart() is [var first, ..] && (WideBeginnings.Contains(first) || (Beginnings.Contains(first) && cell[0] != first)) ? "'" + cell : cell;
}
