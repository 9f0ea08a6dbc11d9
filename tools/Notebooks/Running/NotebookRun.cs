namespace Workbook.Notebooks;

/// <summary>A notebook that has been run.</summary>
public sealed record NotebookRun(Notebook Notebook, IReadOnlyList<CellRun> Cells, TimeSpan Elapsed)
{
    public bool IsGood => Cells.All(cell => cell.Outcome.IsGood);

    /// <summary>The first cell that did not end well.</summary>
    public CellRun? FirstFault => Cells.FirstOrDefault(cell => !cell.Outcome.IsGood);

    /// <summary>Whether every cell was run that can be: only then do its outputs belong together.</summary>
    public bool IsWhole => Cells.All(run => run.Count is not null || !run.Cell.IsToRun);

    /// <summary>Puts counts and outputs into the notebook's code cells, and nothing else.</summary>
    public void KeepOutputs()
    {
        foreach (var run in Cells.Where(run => run.Cell.Kind is CellKind.Code))
        {
            run.Cell.SetExecutionCount(run.Count);
            run.Cell.SetOutputs(run.Outputs);
        }
    }
}
