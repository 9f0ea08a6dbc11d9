namespace Workbook.Grading;

/// <summary>Judges answers: runs them in a sandbox and compares outside of it. May be asked from several threads at a time.</summary>
public interface IJudge : IAsyncDisposable
{
    /// <param name="answers">What was handed in.</param>
    /// <param name="exercises">Only these exercises; null for all of the lesson.</param>
    /// <param name="cancel">Gives up, and leaves no process behind.</param>
    Task<Judgement> JudgeAsync(StudentAnswers answers, IReadOnlySet<string>? exercises, CancellationToken cancel);
}
