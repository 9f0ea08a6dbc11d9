namespace Workbook.Grading;

/// <summary>What an exercise's own check says of the student's answer.</summary>
/// <param name="Id">The grade_id of the student's cell.</param>
/// <param name="OutOf">What the notebook says that it is worth.</param>
/// <param name="Card">What the check showed; null where it came to nothing.</param>
/// <param name="Trouble">Why the answer or its check did not run: one sentence. Null if both did.</param>
public sealed record ExerciseReview(string Id, int OutOf, CheckCard? Card, string? Trouble)
{
    public int Points => Math.Clamp(Card?.Points ?? 0, 0, OutOf);

    /// <summary>One word for lists and for JSON.</summary>
    public string Word =>
        Card is { Lines.Count: > 0 } card && card.Lines.All(line => line.IsPassed) ? "passed"
        : Card is { Lines.Count: > 0 } open && open.Lines.All(line => line.IsToDo) && Trouble is null ? "to do"
        : Card is not null ? "failed"
        : "not run";
}
