using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>What became of one cell in a run.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Number">Its place in the notebook, counted from 1 over all cells.</param>
/// <param name="Count">Its execution count; null where it was not run.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record CellRun(NotebookCell Cell, int Number, int? Count, TimeSpan Elapsed, CellOutcome Outcome)
{
    readonly OutputCollector? collector;

    internal CellRun(NotebookCell cell, int number, int? count, TimeSpan elapsed, CellOutcome outcome, OutputCollector collector)
        : this(cell, number, count, elapsed, outcome) => this.collector = collector;

    /// <summary>What it printed and showed, as notebooks keep it. A later cell may have updated it.</summary>
    public IReadOnlyList<JsonObject> Outputs => collector?.Outputs ?? [];
}
