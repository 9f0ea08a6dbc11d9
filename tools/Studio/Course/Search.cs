namespace Workbook.Studio;

/// <summary>What a cell of a lesson says.</summary>
/// <param name="CellId">The cell.</param>
/// <param name="Source">Its text or code.</param>
public sealed record LessonText(string CellId, string Source);

/// <summary>A line in which what was looked for stands.</summary>
/// <param name="CellId">The cell in which the line is.</param>
/// <param name="Before">The line up to the first of the words; cut where it is long.</param>
/// <param name="Word">The word as it is written there.</param>
/// <param name="After">The rest of the line; cut where it is long.</param>
public sealed record SearchHit(string CellId, string Before, string Word, string After);

/// <summary>Looks for words in lessons, in whatever order and case.</summary>
public static class Search
{
    const int Around = 60;

    /// <summary>The cells of a lesson in which all the words are. Where they are only in the lesson as a whole, the cells that hold the first of them; nothing where one is missing.</summary>
    public static IReadOnlyList<SearchHit> In(Lesson lesson, string asked)
    {
        var words = asked.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is [] || !words.All(word => lesson.Cells.Any(cell => Holds(cell, word)))) return [];
        var together = lesson.Cells.Where(cell => words.All(word => Holds(cell, word))).ToList();
        return [.. (together is [] ? lesson.Cells.Where(cell => Holds(cell, words[0])) : together).Select(cell => HitOf(cell, words[0]))];
    }

    static bool Holds(LessonText cell, string word) => cell.Source.Contains(word, StringComparison.OrdinalIgnoreCase);

    static SearchHit HitOf(LessonText cell, string word)
    {
        var lines = cell.Source.Split('\n');
        var line = lines.Select(line => line.Replace("**", "", StringComparison.Ordinal)).Concat(lines).First(line => line.Contains(word, StringComparison.OrdinalIgnoreCase)).Trim();
        var at = line.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        var (before, after) = (line[..at], line[(at + word.Length)..]);
        return new(cell.CellId, before.Length > Around ? "… " + before[^Around..] : before.TrimStart('#', '>', '|', ' '), line.Substring(at, word.Length), after.Length > Around ? after[..Around] + " …" : after);
    }
}
