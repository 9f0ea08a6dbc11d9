namespace Workbook.Grading;

/// <summary>What one exercise earned, with all that its student may know about it.</summary>
/// <param name="Lesson">The lesson's name.</param>
/// <param name="Exercise">The grade_id of the student's cell.</param>
/// <param name="OutOf">What the notebook says that it is worth.</param>
/// <param name="Verdicts">What the hidden tests said; none where the lesson was not handed in.</param>
public sealed record ExerciseMark(string Lesson, string Exercise, int OutOf, IReadOnlyList<Verdict> Verdicts)
{
    public int Points => Math.Min(OutOf, Verdicts.Sum(verdict => verdict.Earned));

    public bool IsFull => Points == OutOf;

    /// <summary>Hints, each once. Neither the name of a hidden test nor a value of one: those stand in Test and Detail.</summary>
    public string ForStudent =>
        Verdicts is [] ? "It was not handed in."
        : IsFull ? "All tests pass."
        : string.Join('\n', Verdicts.Where(verdict => verdict.Outcome is not VerdictOutcome.Passed).Select(ForTheirEyes).Distinct());

    static string ForTheirEyes(Verdict verdict) => verdict.Outcome is VerdictOutcome.NotReached
        ? "Your code did not get as far as a test: it does not compile, throws, or does not end. Run the notebook from the top and look at its first error."
        : verdict.Hint ?? "A test does not pass yet.";
}
