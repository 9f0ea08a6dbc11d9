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

    // What kind of end it was is no secret, and tells more than a hint then.
    static string ForTheirEyes(Verdict verdict) => verdict.Detail?.Split(':')[0] switch
    {
        "TimeOut" => "Your code did not end in time. Look for a loop that never stops.",
        "Memory" or nameof(OutOfMemoryException) => "Your code used more memory than it may.",
        "NotCompiled" => "Your cell does not compile.",
        "NoSuchFunction" => "The function that the exercise asks for is not there: keep its name and its parameters as they were.",
        nameof(NotImplementedException) => "It is still to do.",
        _ when verdict.Outcome is VerdictOutcome.NotReached => "Your code did not get as far as a test. Run the notebook from the top and look at its first error.",
        _ => verdict.Hint ?? "A test does not pass yet.",
    };
}
