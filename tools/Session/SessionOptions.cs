namespace Workbook.Session;

/// <summary>What a session may read, and how long it waits.</summary>
public sealed record SessionOptions
{
    /// <summary>The folders that <c>#r</c>, <c>#load</c> and <c>#!import</c> may read; null for all. A grader names the scratch copy and lessons/bin.</summary>
    public IReadOnlyList<string>? ReadableRoots { get; init; }

    /// <summary>How long a cell has to yield after an interrupt, before it counts as stuck.</summary>
    public TimeSpan InterruptGrace { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a restore of packages may take.</summary>
    public TimeSpan RestoreLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Whether <c>#r "nuget: ..."</c> is allowed.</summary>
    public bool AllowPackages { get; init; } = true;

    /// <summary>Compile against the runtime's own assemblies even where the smaller reference assemblies of the SDK are there.</summary>
    public bool UseRuntimeAssemblies { get; init; }

    /// <summary>How many characters one cell may print or display before the rest is left out.</summary>
    public int OutputLimit { get; init; } = 8 * 1024 * 1024;
}
