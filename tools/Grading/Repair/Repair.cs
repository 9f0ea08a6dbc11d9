namespace Workbook.Grading;

/// <summary>What had to be put right before a submission could be marked.</summary>
/// <param name="Cell">The grade_id of the cell that it is about; null for the whole file.</param>
/// <param name="Text">One sentence, for the student as well.</param>
public sealed record Repair(string? Cell, string Text);
