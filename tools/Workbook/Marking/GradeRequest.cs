using Workbook.Grading;

namespace Workbook.Marking;

/// <summary>What was asked for on the command line.</summary>
sealed record GradeRequest
{
    public required GradingOptions Options { get; init; }

    /// <summary>The built hidden tests; null to build them.</summary>
    public string? Judge { get; init; }
    public TimeSpan? Limit { get; init; }
    public bool Unsafe { get; init; }

    /// <summary>The folder with what students got: notebooks, and lessons/bin beside them.</summary>
    public string Released => Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Options.Lessons)))!;

    /// <exception cref="SandboxException">A wall is missing on this machine, and it was not said that it may.</exception>
    public Judge Start(string tests) => new(Released, tests, new SandboxOptions
    {
        Unsafe = Unsafe, Secrets = [Options.Out],
        Limits = Limit is { } limit ? new SandboxLimits { Question = limit } : new SandboxLimits(),
    });
}
