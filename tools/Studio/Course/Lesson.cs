using System.Text.RegularExpressions;
using Workbook.Notebooks;

namespace Workbook.Studio;

/// <summary>A lesson as it stands on the shelf.</summary>
/// <param name="Name">The file's name without its extension: <c>03-uuencode</c>.</param>
/// <param name="Number">Its place in the course: <c>03</c>.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Question">The question that it answers.</param>
/// <param name="Minutes">How long it takes; <c>null</c> if it does not say.</param>
/// <param name="Points">What its exercises are worth.</param>
/// <param name="Original">The notebook's path.</param>
/// <param name="Cells">Everything that is written in it, cell by cell, for searching.</param>
public sealed partial record Lesson(string Name, string Number, string Title, string Question, int? Minutes, int Points, string Original, IReadOnlyList<LessonText> Cells)
{
    /// <summary>Its name in the address of a page: <c>C#-tips</c> has a mark in it that would end the path.</summary>
    public string Address => Uri.EscapeDataString(Name);

    /// <exception cref="NotebookException">It is not a notebook.</exception>
    public static Lesson Read(string path)
    {
        var notebook = Notebook.Read(path);
        var opening = notebook.Cells.FirstOrDefault(cell => cell.Kind is CellKind.Markdown)?.Source ?? "";
        var name = Path.GetFileNameWithoutExtension(path);
        return new(name, Digits().Match(name).Value, HeadingOf(opening) ?? name, Bold().Match(opening) is { Success: true } bold ? bold.Groups[1].Value.Replace("*", "", StringComparison.Ordinal) : "",
            Duration().Match(opening) is { Success: true } minutes ? int.Parse(minutes.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : null,
            notebook.Cells.Sum(cell => cell.Grading?.Points ?? 0), path,
            [.. notebook.Cells.Select(cell => new LessonText(cell.Id, cell.Source))]);
    }

    // "# 03 · uuencode: a picture in a letter": the number is shown beside it.
    static string? HeadingOf(string text) => Heading().Match(text) is { Success: true } heading ? heading.Groups[1].Value.Trim() : null;

    [GeneratedRegex(@"^\d*")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^#\s+(?:\d+\s*·\s*)?(.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\*\*(.+?)\*\*\s*$", RegexOptions.Multiline)]
    private static partial Regex Bold();

    [GeneratedRegex(@"About (\d+) minutes")]
    private static partial Regex Duration();
}
