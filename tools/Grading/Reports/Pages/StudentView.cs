namespace Workbook.Grading;

/// <summary>What a student may see of their work. The page is made of this and of nothing else, so what is not in here cannot be on it: no hidden test's name, text or value.</summary>
sealed record StudentView(string Name, IReadOnlyList<WorkView> Works)
{
    /// <param name="records">All that one student has handed in.</param>
    /// <param name="run">What they belong to.</param>
    public static StudentView Of(IReadOnlyList<SubmissionRecord> records, RunRecord run) =>
        new(records[0].Student.Name ?? records[0].Student.Id, [.. records.Select(record => WorkView.Of(record, run))]);
}

/// <summary>What a student may see of their work for one lesson.</summary>
sealed record WorkView(string Lesson, SubmissionStatus Status, decimal Points, decimal Raw, int OutOf, Lateness Late, DateTime? HandedIn, DateTime? Due, string? File,
    string? Comment, IReadOnlyList<ExerciseView> Exercises, IReadOnlyList<Repair> Repairs, IReadOnlyList<string> Notes)
{
    public static WorkView Of(SubmissionRecord record, RunRecord run)
    {
        var stubs = run.Lessons.Where(lesson => lesson.Name == record.Lesson).SelectMany(lesson => lesson.Exercises).ToDictionary(exercise => exercise.Id, exercise => exercise.Stub);
        return new(record.Lesson, record.Status, record.Points, record.Raw, record.OutOf, record.Late, record.HandedIn, run.Due, record.File, record.Comment,
            [.. record.Exercises.Select(exercise => ExerciseView.Of(exercise, record.Answers.GetValueOrDefault(exercise.Id), stubs.GetValueOrDefault(exercise.Id, "")))], record.Repairs, record.Notes);
    }
}

/// <summary>What a student may see of one exercise.</summary>
/// <param name="Id">Which it is.</param>
/// <param name="Points">What they have.</param>
/// <param name="OutOf">What there is.</param>
/// <param name="IsByHand">Whether a person gave the points.</param>
/// <param name="Comment">What that person wrote.</param>
/// <param name="HiddenPassed">How many of the hidden checks passed.</param>
/// <param name="Hidden">How many there are.</param>
/// <param name="Hints">What those that did not pass let the student know.</param>
/// <param name="Trouble">What kept the answer from being asked.</param>
/// <param name="Card">What the notebook's own check showed.</param>
/// <param name="Answer">What they handed in.</param>
/// <param name="IsUntouched">Whether that is what was released.</param>
sealed record ExerciseView(string Id, decimal Points, int OutOf, bool IsByHand, string? Comment, int HiddenPassed, int Hidden, IReadOnlyList<string> Hints, IReadOnlyList<string> Trouble,
    PublicCard? Card, string? Answer, bool IsUntouched)
{
    public static ExerciseView Of(ExerciseRecord exercise, string? answer, string stub)
    {
        var trouble = PublicTrouble.Of(exercise.Tests);
        // An answer that does not compile says enough; hints to what it might do come when it can be asked.
        var asked = exercise.Tests.Where(test => test.Outcome is VerdictOutcome.Failed || (test.Outcome is VerdictOutcome.NotReached && trouble.Count is 0));
        return new(exercise.Id, exercise.Points, exercise.OutOf, exercise.Manual is not null, exercise.Comment,
            exercise.Tests.Count(test => test.Outcome is VerdictOutcome.Passed), exercise.Tests.Count, [.. asked.Select(test => test.Hint).OfType<string>().Distinct()],
            trouble, PublicCard.Of(exercise.Card), answer, answer is not null && CellSource.Same(answer, stub));
    }
}
