using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Grading;

/// <summary>A code cell of a released notebook. A student's cell has no points of its own: its check has.</summary>
public sealed record ReleasedCell(string Id, string Source, bool IsSolution, int? Points);

/// <summary>A notebook as students got it: what answers are put into, whatever the students did to theirs.</summary>
public sealed record ReleasedLesson(string Name, IReadOnlyList<ReleasedCell> Cells)
{
    const string CheckSuffix = "-check";

    /// <summary>The exercises in order, each with its check: what it is worth stands there.</summary>
    public IReadOnlyList<(ReleasedCell Stub, ReleasedCell Check)> Exercises { get; } =
        [.. Cells.Where(cell => cell.IsSolution).Select(stub => (stub, Cells.Single(cell => cell.Id == stub.Id + CheckSuffix)))];

    /// <summary>The cell of this id.</summary>
    public ReleasedCell this[string id] => Cells.First(cell => cell.Id == id);

    /// <exception cref="NotebookException">It is not there, or not a notebook.</exception>
    public static ReleasedLesson Read(string path) => new(
        Path.GetFileNameWithoutExtension(path),
        [.. Notebook.Read(path).Cells.Where(cell => cell.Kind is CellKind.Code).Select(Cell)]);

    /// <summary>The cells with a student's answers in their places; what was not handed in is as it was released.</summary>
    public IReadOnlyList<ReleasedCell> With(StudentAnswers answers) =>
        [.. Cells.Select(cell => cell.IsSolution && answers.Sources.TryGetValue(cell.Id, out var source) ? cell with { Source = source } : cell)];

    static ReleasedCell Cell(NotebookCell cell)
    {
        var grading = cell.Metadata["nbgrader"] as JsonObject;
        return new((string?)grading?["grade_id"] ?? cell.Id, cell.Source, (bool?)grading?["solution"] is true, (int?)(double?)grading?["points"]);
    }
}
