namespace Workbook.Grading;

/// <summary>What was found of a student's answers in what they handed in.</summary>
/// <param name="Answers">For the judge.</param>
/// <param name="Repairs">What had to be put right.</param>
/// <param name="IsUntouched">Whether every cell still holds what was released.</param>
public sealed record FoundAnswers(StudentAnswers Answers, IReadOnlyList<Repair> Repairs, bool IsUntouched);
