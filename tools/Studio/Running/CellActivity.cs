using Workbook.Notebooks;

namespace Workbook.Studio;

/// <summary>What a code cell is doing, or how it ended when it was last run here.</summary>
public abstract record CellActivity
{
    public sealed record Waiting : CellActivity;

    public sealed record Running(OutputCollector Heard, DateTime Since) : CellActivity;

    public sealed record Ended(CellOutcome Outcome, TimeSpan Took) : CellActivity;
}

/// <summary>A question that a running cell has asked.</summary>
/// <param name="Prompt">What it asks.</param>
/// <param name="Answer">Takes the answer.</param>
public sealed record OpenQuestion(InputPrompt Prompt, TaskCompletionSource<string> Answer);
