namespace Workbook.Grading;

/// <summary>A stub with its right answer between the marks that nbgrader cuts at: what nbgrader puts in its place makes the stub again, letter for letter.</summary>
static class SolutionRegion
{
    const string ToDo = "// TODO";

    /// <param name="stub">The cell as students get it: a function, after its TODO the line that throws, and perhaps more around it.</param>
    /// <param name="answer">The same function, with a block or an expression for a body.</param>
    /// <returns>Null if the answer is not the stub's function.</returns>
    public static string? Of(string stub, string answer)
    {
        var lines = stub.Split('\n');
        var toDo = Array.FindIndex(lines, line => line.TrimStart().StartsWith(ToDo, StringComparison.Ordinal));
        var throws = Array.FindIndex(lines, line => line.Trim() is StudentNotebook.StillToDo);
        if (toDo < 0 || throws < toDo || throws + 1 >= lines.Length || lines[throws + 1].Trim() is not "}") return null;

        var (outer, inner) = (Indent(lines[throws + 1]), Indent(lines[throws]));
        var open = Array.FindLastIndex(lines, toDo, line => line == outer + "{");
        if (open < 1) return null;
        var (head, tail) = (string.Join('\n', lines[..open]), string.Concat(lines[(throws + 2)..].Select(line => "\n" + line)));
        if (!answer.StartsWith(head, StringComparison.Ordinal) || Between(answer[head.Length..], "", tail) is not { } written) return null;

        // What the stub gives at the start of the block stays outside of the marks.
        var begin = $"\n{outer}{{\n{string.Concat(lines[(open + 1)..toDo].Select(line => line + "\n"))}";
        var body = Between(written, begin, $"\n{outer}}}") ?? OfExpression(written, inner, returns: !lines[open - 1].Contains("void ", StringComparison.Ordinal));
        return body is null ? null : string.Join('\n', [.. lines[..throws], $"{inner}// BEGIN SOLUTION", body, $"{inner}// END SOLUTION", .. lines[(throws + 1)..]]);
    }

    static string? OfExpression(string written, string inner, bool returns) =>
        Between(written, " =>", ";") is { } expression ? $"{inner}{(returns ? "return " : "")}{expression.Trim()};" : null;

    static string? Between(string text, string begin, string end) =>
        text.Length >= begin.Length + end.Length && text.StartsWith(begin, StringComparison.Ordinal) && text.EndsWith(end, StringComparison.Ordinal)
            ? text[begin.Length..(text.Length - end.Length)] : null;

    static string Indent(string line) => line[..^line.TrimStart().Length];
}
