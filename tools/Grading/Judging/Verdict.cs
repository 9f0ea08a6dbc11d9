namespace Workbook.Grading;

/// <summary>How a hidden test ended: also one that was never reached has its line.</summary>
public enum VerdictOutcome { Passed, Failed, NotReached }

/// <summary>What one hidden test says of one submission.</summary>
/// <param name="Exercise">The grade_id of the student's cell.</param>
/// <param name="Test">The test's name, a sentence. For the teacher alone.</param>
/// <param name="Points">What it is worth.</param>
/// <param name="Outcome">Only <see cref="VerdictOutcome.Passed"/> earns the points.</param>
/// <param name="Hint">What the student may be told.</param>
/// <param name="Detail">Expected and got, or why it was not reached. For the teacher alone.</param>
public sealed record Verdict(string Exercise, string Test, int Points, VerdictOutcome Outcome, string? Hint, string? Detail)
{
    public int Earned => Outcome is VerdictOutcome.Passed ? Points : 0;
}
