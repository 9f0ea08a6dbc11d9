namespace Workbook.Grading;

/// <summary>How much a student's process may have.</summary>
public sealed record SandboxLimits
{
    /// <summary>How long one cell, or one call of a function, may take.</summary>
    public TimeSpan Question { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a whole submission may take: tests that are not reached by then fail.</summary>
    public TimeSpan Submission { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How much processor time one process may use.</summary>
    public TimeSpan Processor { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How many octets of memory a student's processes may use together.</summary>
    public long Memory { get; init; } = 512L * 1024 * 1024;

    /// <summary>How many octets one file, and all files together, may have.</summary>
    public long Files { get; init; } = 64L * 1024 * 1024;

    /// <summary>How many octets the process may print past the console of the cells.</summary>
    public long Output { get; init; } = 4L * 1024 * 1024;

    /// <summary>How many octets one answer to the judge may have.</summary>
    public int Answer { get; init; } = 8 * 1024 * 1024;

    /// <summary>How many processes and threads there may be.</summary>
    public int Processes { get; init; } = 128;

    /// <summary>How many octets may be said to the judge's mail servers.</summary>
    public long Mail { get; init; } = 64L * 1024 * 1024;

    /// <summary>How often a process may die before the rest of an exercise is given up.</summary>
    public int Deaths { get; init; } = 2;
}
