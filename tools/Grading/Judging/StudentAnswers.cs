namespace Workbook.Grading;

/// <summary>A student's answers to one lesson, as they were taken out of what was handed in.</summary>
/// <param name="Lesson">The name of the released notebook, without its extension: <c>03-uuencode</c>.</param>
/// <param name="Sources">What stands in each solution cell, by grade_id; a cell that is not there was not handed in.</param>
public sealed record StudentAnswers(string Lesson, IReadOnlyDictionary<string, string> Sources);
