namespace Workbook.Grading;

/// <summary>What is to be graded, and how.</summary>
public sealed record GradingOptions
{
    /// <summary>A folder, a zip, a tar, or one notebook.</summary>
    public required string Submissions { get; init; }

    /// <summary>Where the results go.</summary>
    public required string Out { get; init; }

    /// <summary>Where the released notebooks lie.</summary>
    public required string Lessons { get; init; }

    /// <summary>Only this lesson; null for every one that was handed in.</summary>
    public string? Lesson { get; init; }
    public Deadline Deadline { get; init; } = new(null, 0);
    public string? Roster { get; init; }

    /// <summary>Where manual marks lie; null for <c>manual.csv</c> among the results, if there is one.</summary>
    public string? Manual { get; init; }
    public Shard Shard { get; init; } = new(1, 1);

    /// <summary>Judge this exercise again in work that is judged already, and leave the others as they are.</summary>
    public string? Regrade { get; init; }

    /// <summary>Whether the times of files in a folder are when they were handed in.</summary>
    public bool TrustFileTimes { get; init; }
    public int Jobs { get; init; } = 1;

    /// <summary>Tells one judge from another: what an earlier one has said does not count for this one.</summary>
    public string JudgeIdentity { get; init; } = "";
}
