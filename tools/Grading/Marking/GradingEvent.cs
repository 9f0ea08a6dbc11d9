namespace Workbook.Grading;

/// <summary>What happens while a class is graded.</summary>
public abstract record GradingEvent
{
    /// <summary>It begins.</summary>
    /// <param name="Works">How many works there are.</param>
    /// <param name="ToJudge">How many of them the judge has yet to see.</param>
    public sealed record Begun(int Works, int ToJudge) : GradingEvent;

    /// <summary>A work is marked.</summary>
    public sealed record Marked(SubmissionRecord Record, TimeSpan Elapsed, bool FromEarlier) : GradingEvent;
}
