namespace Workbook.Notebooks;

/// <summary>News from a run, for whoever shows its progress.</summary>
public abstract record RunEvent(Notebook Notebook)
{
    public sealed record NotebookBegun(Notebook Notebook) : RunEvent(Notebook);
    public sealed record NotebookEnded(Notebook Notebook, NotebookResult Result) : RunEvent(Notebook);
    public sealed record CellBegun(Notebook Notebook, NotebookCell Cell, int Number) : RunEvent(Notebook);
    public sealed record CellEnded(Notebook Notebook, CellRun Run) : RunEvent(Notebook);
}
