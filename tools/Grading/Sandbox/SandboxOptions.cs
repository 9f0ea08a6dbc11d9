using System.Globalization;

namespace Workbook.Grading;

/// <summary>How a student's process is kept apart, and how much it may have.</summary>
public sealed record SandboxOptions
{
    public SandboxLimits Limits { get; init; } = new();

    /// <summary>Judge also where a wall is missing.</summary>
    public bool Unsafe { get; init; }

    /// <summary>Files and folders that students' code must not read, beside the hidden tests: the results, above all.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>The kind of confinement that a test is about; null for the strongest that works.</summary>
    internal string? Confinement { get; init; }

    /// <summary>Walls that are left out, so that a test can show what each of them is for.</summary>
    internal Wall LeftOut { get; init; }

    internal bool Without(Wall wall) => (LeftOut & wall) != 0;

    /// <summary>What the program in the sandbox is told: where the judge is, and the limits that it sets itself before it runs anything. 0 is no limit.</summary>
    internal IEnumerable<string> ProgramArguments(string socket)
    {
        long[] limits = Without(Wall.Amounts) ? [0, 0, 0, 0]
            : [(long)Limits.Processor.TotalSeconds, 2 * Limits.Memory, Limits.Files, Limits.Processes];
        return [socket, .. limits.Append(Limits.Answer).Select(limit => limit.ToString(CultureInfo.InvariantCulture))];
    }

    /// <summary>The whole environment of the process.</summary>
    internal Dictionary<string, string> Environment(string home) => new()
    {
        ["HOME"] = home, ["TMPDIR"] = home.StartsWith("/lesson", StringComparison.Ordinal) ? "/tmp" : home, ["LANG"] = "C.UTF-8", ["FAKEMAIL_PORT"] = "0",
        ["DOTNET_NOLOGO"] = "1", ["DOTNET_EnableDiagnostics"] = "0", ["DOTNET_gcServer"] = "0", ["DOTNET_TieredPGO"] = "0",
        // Its second view on code is a file of two gigabytes, which no limit on files would let through.
        ["DOTNET_EnableWriteXorExecute"] = "0",
        ["DOTNET_GCHeapHardLimit"] = Limits.Memory.ToString("x", CultureInfo.InvariantCulture),
    };
}
