using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Grading;

/// <summary>A released notebook as intake sees it: which cells it has, and which of them are the student's to fill.</summary>
public sealed class LessonOutline
{
    const string CheckSuffix = "-check";

    LessonOutline(string name, IReadOnlyList<OutlineCell> cells)
    {
        (Name, Cells) = (name, cells);
        Exercises = [.. cells.Where(cell => cell.IsSolution).Select(stub => new OutlineExercise(stub, cells.FirstOrDefault(cell => cell.GradeId == stub.GradeId + CheckSuffix)))];
        Sources = cells.Where(cell => !cell.IsSolution).Select(cell => cell.Source).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The file's name without its extension.</summary>
    public string Name { get; }

    public IReadOnlyList<OutlineCell> Cells { get; }

    public IReadOnlyList<OutlineExercise> Exercises { get; }

    public int OutOf => Exercises.Sum(exercise => exercise.Points);

    /// <summary>What stands in the cells that are not the student's.</summary>
    internal IReadOnlySet<string> Sources { get; }

    /// <exception cref="NotebookException">There is no such file, or it is not a notebook.</exception>
    public static LessonOutline Read(string path)
    {
        var notebook = Notebook.Read(path);
        return new(Path.GetFileNameWithoutExtension(path), [.. notebook.Cells.Select(Cell)]);
    }

    static OutlineCell Cell(NotebookCell cell)
    {
        var grading = cell.Metadata["nbgrader"] as JsonObject;
        var source = CellSource.Plain(cell.Source);
        return new(cell.Id, GradeId(grading), cell.Kind, source, (bool?)grading?["solution"] ?? false, (int?)(double?)grading?["points"] ?? 0,
            cell.Kind is CellKind.Code ? CellDeclarations.Of(source) : CellDeclarations.None);
    }

    static string? GradeId(JsonObject? grading) => (string?)grading?["grade_id"] is { Length: > 0 } id ? id : null;
}

/// <summary>One cell of a released notebook.</summary>
public sealed record OutlineCell(string Id, string? GradeId, CellKind Kind, string Source, bool IsSolution, int Points, CellDeclarations Declares);

/// <summary>An exercise: the cell that the student fills, and the one that checks it.</summary>
public sealed record OutlineExercise(OutlineCell Stub, OutlineCell? Check)
{
    public string Id => Stub.GradeId!;

    public int Points => Check?.Points ?? 0;
}
