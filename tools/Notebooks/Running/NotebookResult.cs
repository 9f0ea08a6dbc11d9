namespace Workbook.Notebooks;

/// <summary>What became of one notebook of a batch.</summary>
public abstract record NotebookResult(Notebook Notebook)
{
    /// <summary>It was run; where asked for, its outputs were compared with those it had, or saved into it, which a fault prevents.</summary>
    public sealed record Ran(Notebook Notebook, NotebookRun Run, IReadOnlyList<OutputDifference> Differences, bool? Saved) : NotebookResult(Notebook);

    /// <summary>Its kernel did not start, or its file could not be written: one sentence.</summary>
    public sealed record Hindered(Notebook Notebook, string Reason) : NotebookResult(Notebook);

    /// <summary>The user stopped the batch before its turn.</summary>
    public sealed record NotRun(Notebook Notebook) : NotebookResult(Notebook);

    public bool IsGood => this is Ran { Run.IsGood: true, Differences: [] };

    /// <summary>One word for lists and for JSON.</summary>
    public string Word => this switch
    {
        Ran { Run.IsGood: true, Differences: [] } => "passed",
        Ran { Run.IsGood: true } => "differs",
        Ran { Run.FirstFault.Outcome: var fault } => fault.Word,
        NotRun => "not run",
        _ => "hindered",
    };
}
