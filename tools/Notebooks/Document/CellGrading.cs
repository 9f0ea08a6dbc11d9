using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>What a cell is to an exercise, as nbgrader's metadata (schema 3) says it.</summary>
/// <param name="Id">The grade_id.</param>
/// <param name="IsSolution">The student writes here.</param>
/// <param name="IsLocked">It is not the student's to change.</param>
/// <param name="Points">What it is worth, if it is a check.</param>
public sealed record CellGrading(string Id, bool IsSolution, bool IsLocked, int? Points)
{
    internal static CellGrading? Of(JsonObject metadata) => metadata["nbgrader"] is JsonObject grading && grading["grade_id"].AsText() is { Length: > 0 } id
        ? new(id, grading["solution"].AsFlag() is true, grading["locked"].AsFlag() is true, grading["grade"].AsFlag() is true ? grading["points"].AsCount() : null)
        : null;
}
