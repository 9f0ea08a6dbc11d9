namespace Workbook.Grading;

/// <summary>What stands in a cell, as far as it matters: editors differ in line ends and in blanks behind lines.</summary>
static class CellSource
{
    /// <summary>With one kind of line end, and none behind the last line.</summary>
    public static string Plain(string source) => source.ReplaceLineEndings("\n").TrimEnd('\n');

    public static bool Same(string a, string b) => a == b || Bare(a) == Bare(b);

    static string Bare(string source) => string.Join('\n', source.Split('\n').Select(line => line.TrimEnd())).Trim('\n');
}
