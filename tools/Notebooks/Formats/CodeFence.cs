namespace Workbook.Notebooks;

/// <summary>A line of at least three backquotes, which begins or ends code in Markdown.</summary>
static class CodeFence
{
    const int Shortest = 3;

    /// <summary>A fence longer than any in the code.</summary>
    public static string For(string code) => new('`', CellText.Lines(code).Select(line => Length(line.TrimStart())).Append(Shortest - 1).Max() + 1);

    /// <summary>The length and the language of an opening fence; null for any other line.</summary>
    public static (int Length, string Language)? Opening(string line)
    {
        var length = Length(line);
        var language = line[length..].Trim();
        return length >= Shortest && !language.Contains('`') ? (length, language) : null;
    }

    /// <summary>Where the fence that opens in this line is closed; -1 if it never is.</summary>
    public static int Closing(IReadOnlyList<string> lines, int opening)
    {
        if (Opening(lines[opening]) is not { } fence) return -1;
        for (var i = opening + 1; i < lines.Count; i++)
            if (Length(lines[i]) >= fence.Length && lines[i].Trim('`').Trim() is "") return i;
        return -1;
    }

    /// <summary>Whether the lines are one fence with a language, and nothing but blank lines around it.</summary>
    public static bool IsWhole(IReadOnlyList<string> lines)
    {
        var opening = 0;
        while (opening < lines.Count && lines[opening].Trim() is "") opening++;
        if (opening == lines.Count || Opening(lines[opening]) is not { Language: not "" }) return false;
        var closing = Closing(lines, opening);
        return closing > 0 && lines.Skip(closing + 1).All(line => line.Trim() is "");
    }

    static int Length(string line) => line.Length - line.TrimStart('`').Length;
}
