using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Grading;

/// <summary>A lesson as nbgrader's teachers keep it: right answers and hidden tests in the cells, between marks.</summary>
static class NbgraderNotebook
{
    /// <exception cref="ReleaseException">An exercise has no right answer, or one that is not its stub's function.</exception>
    public static byte[] Of(string lesson, CourseFolder course)
    {
        var notebook = Notebook.Parse(course.Read($"notebooks/{lesson}.ipynb"), $"notebooks/{lesson}.ipynb");
        var exercises = notebook.Cells.Where(cell => Is(cell, "solution")).Select(cell => GradeId(cell)).ToHashSet();
        foreach (var cell in notebook.Cells.Where(cell => cell.Kind is CellKind.Code))
        {
            cell.SetExecutionCount(null);
            cell.SetOutputs([]);
            cell.SetSource(Inside(Source(lesson, cell, exercises, course)));
        }
        return notebook.ToOctets().ToArray();
    }

    static string Source(string lesson, NotebookCell cell, HashSet<string> exercises, CourseFolder course) =>
        Is(cell, "solution") ? Solved(lesson, cell, course)
        : exercises.FirstOrDefault(exercise => GradeId(cell) == $"{exercise}-check") is { } exercise ? WithHidden(cell.Source, course.Answer(lesson, exercise, "hidden.csx"))
        : cell.Source;

    static string Solved(string lesson, NotebookCell cell, CourseFolder course)
    {
        var answer = course.Answer(lesson, GradeId(cell), "right.csx") ?? throw new ReleaseException($"There is no tests/Exercises/{lesson}/{GradeId(cell)}/right.csx, and nbgrader's source needs every right answer.");
        return SolutionRegion.Of(cell.Source, answer) ?? throw new ReleaseException($"tests/Exercises/{lesson}/{GradeId(cell)}/right.csx is not the function that the stub begins, so nbgrader could not make the stub of it again.");
    }

    // At the end of the chain of questions, so that cutting it out leaves the cell that students have.
    static string WithHidden(string check, string? hidden) => hidden is null ? check : $"{check}\n    // BEGIN HIDDEN TESTS\n{hidden}\n    // END HIDDEN TESTS";

    // nbgrader runs a submission two folders deeper than the course, beside nothing but what its assignment brings: that lies in the assignment's own folder.
    static string Inside(string source) => source.Replace("\"../lessons/", "\"lessons/", StringComparison.Ordinal).Replace("\"../notebooks/", "\"notebooks/", StringComparison.Ordinal);

    static bool Is(NotebookCell cell, string name) => cell.Metadata["nbgrader"]?[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    static string GradeId(NotebookCell cell) => cell.Metadata["nbgrader"]?["grade_id"]?.ToString() ?? "";
}
