using System.Text.Json;

namespace Workbook.Tests;

/// <summary>A committed notebook as the tests of the lessons see it: plain cells, read from the repository.</summary>
sealed record Lesson(string Name, IReadOnlyList<LessonCell> Cells)
{
    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(Repository.Path("notebooks"), "*.ipynb").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    public static string PathOf(string name) => Repository.Path($"notebooks/{name}.ipynb");

    public IEnumerable<LessonCell> Code => Cells.Where(cell => cell.IsCode);

    public IEnumerable<LessonCell> Prose => Cells.Where(cell => !cell.IsCode);

    /// <summary>The exercises: the id of the student's cell, and that of its check.</summary>
    public IEnumerable<(LessonCell Stub, LessonCell Check)> Exercises =>
        Cells.Where(cell => cell.IsSolution).Select(stub => (stub, Cells.Single(cell => cell.Id == stub.Id + "-check")));

    public static Lesson Read(string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(PathOf(name)));
        return new(name, [.. json.RootElement.GetProperty("cells").EnumerateArray().Select(LessonCell.Of)]);
    }
}

/// <summary>One cell of a lesson.</summary>
sealed record LessonCell(string Id, bool IsCode, string Source, bool IsSolution, double? Points)
{
    public static LessonCell Of(JsonElement cell)
    {
        var source = cell.GetProperty("source") is { ValueKind: JsonValueKind.Array } lines
            ? string.Concat(lines.EnumerateArray().Select(line => line.GetString()))
            : cell.GetProperty("source").GetString()!;
        var grading = cell.GetProperty("metadata").TryGetProperty("nbgrader", out var nbgrader) ? nbgrader : default;
        var isGraded = grading.ValueKind is JsonValueKind.Object;
        return new(cell.GetProperty("id").GetString()!, cell.GetProperty("cell_type").GetString() is "code", source,
            isGraded && grading.GetProperty("solution").GetBoolean(),
            isGraded && grading.TryGetProperty("points", out var points) ? points.GetDouble() : null);
    }

    public override string ToString() => Id;
}
