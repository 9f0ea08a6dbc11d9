using System.Globalization;

namespace Workbook.Grading;

/// <summary>Numbers as people write them, the same everywhere.</summary>
static class Words
{
    /// <summary>"1 cell", "12 cells".</summary>
    public static string Count(int count, string noun) => $"{count.ToString(CultureInfo.InvariantCulture)} {noun}{(count is 1 ? "" : "s")}";

    /// <summary>"2", "2.5", "2.25".</summary>
    public static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string List(IReadOnlyList<string> items) => items switch
    {
        [] => "",
        [var only] => only,
        _ => $"{string.Join(", ", items.SkipLast(1))} and {items[^1]}",
    };
}
