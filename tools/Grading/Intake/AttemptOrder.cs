using System.Text.RegularExpressions;

namespace Workbook.Grading;

/// <summary>The order of attempts that no time tells apart: <c>work-9</c> comes before <c>work-10</c>, and <c>work</c> before <c>work-1</c> and <c>work (1)</c>.</summary>
sealed partial class AttemptOrder : IComparer<string>
{
    public static AttemptOrder ByName { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (first, second) = (Key(x ?? ""), Key(y ?? ""));
        var byKey = string.CompareOrdinal(first, second);
        return byKey is not 0 ? byKey : string.CompareOrdinal(x, y);
    }

    // The ending would stand in the way: "a.ipynb" is the first of "a.ipynb" and "a-1.ipynb".
    static string Key(string path)
    {
        var stem = path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase) ? path[..^".ipynb".Length] : path;
        return Digits().Replace(stem, number => number.Value.TrimStart('0').PadLeft(20, '0'));
    }

    [GeneratedRegex(@"\d{1,20}")]
    private static partial Regex Digits();
}
