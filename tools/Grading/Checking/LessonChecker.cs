using Workbook.Notebooks;

namespace Workbook.Grading;

/// <summary>Runs a notebook for the sake of its checks: what fails in one exercise does not take another with it.</summary>
public sealed class LessonChecker(RunOptions options, Action<RunEvent> tell, RunSignal signal)
{
    /// <exception cref="KernelException">The kernel does not start.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped before its first cell.</exception>
    public async Task<LessonReview> ReviewAsync(Notebook notebook)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(notebook.Name))!;
        var fatal = new Dictionary<NotebookCell, CellRun>();
        while (true)
        {
            var thisRun = options with { Kernel = options.Kernel with { Folder = folder }, KeepGoing = true, Without = fatal.Keys.ToHashSet() };
            var run = await new NotebookRunner(thisRun, tell, signal).RunAsync(notebook);
            // With its kernel a cell takes the answers before it: the others are run again, without that one.
            var killer = signal.WasUsed ? null : run.Cells.FirstOrDefault(cell => cell.Outcome is CellOutcome.Died or CellOutcome.Stopped { KernelEnds: true });
            if (killer is null) return LessonReview.Of(run, fatal);
            fatal[killer.Cell] = killer;
        }
    }
}
