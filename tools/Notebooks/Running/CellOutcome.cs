namespace Workbook.Notebooks;

/// <summary>How the run of one cell ended.</summary>
public abstract record CellOutcome
{
    public sealed record Passed : CellOutcome;

    /// <summary>Not run: empty, in a language without code, tagged so, or behind the first error.</summary>
    public sealed record Skipped : CellOutcome;

    /// <summary>The cell ended with an error, which its tag may have announced.</summary>
    public sealed record Failed(CellError Error, bool Expected) : CellOutcome;

    /// <summary>Stopped from outside: by the user, or because its time was over. The kernel may have to end with it.</summary>
    public sealed record Stopped(bool TimeOver, string Reason, bool KernelEnds = false) : CellOutcome;

    /// <summary>The kernel's process ended in it.</summary>
    public sealed record Died(int ExitCode, string Obituary) : CellOutcome;

    public bool IsGood => this is Passed or Skipped or Failed { Expected: true };

    /// <summary>One word for lists and for JSON.</summary>
    public string Word => this switch
    {
        Passed => "passed",
        Skipped => "skipped",
        Failed { Expected: true } => "failed as expected",
        Failed => "failed",
        Stopped { TimeOver: true } => "timed out",
        Stopped => "interrupted",
        _ => "died",
    };
}
