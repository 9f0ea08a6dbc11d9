namespace Workbook.Notebooks;

/// <summary>How to run a notebook.</summary>
public sealed record RunOptions
{
    /// <summary>The kernel to run it on; its folder is set to the notebook's.</summary>
    public required KernelLaunch Kernel { get; init; }

    /// <summary>How long a cell may take that does not itself say so.</summary>
    public TimeSpan? CellLimit { get; init; }

    /// <summary>Whether to run the cells behind one that failed.</summary>
    public bool KeepGoing { get; init; }

    /// <summary>Cells that are left out.</summary>
    public IReadOnlySet<NotebookCell> Without { get; init; } = new HashSet<NotebookCell>();

    public OutputLimit OutputLimit { get; init; } = OutputLimit.Default;
}
