namespace Workbook.Grading;

/// <summary>Something that was handed in and is not marked.</summary>
/// <param name="File">Where it lay.</param>
/// <param name="Reason">Why: half a sentence that follows the name.</param>
/// <param name="IsWork">Whether a student's work may be in it: then a person should look.</param>
public sealed record NotMarked(string File, string Reason, bool IsWork);
