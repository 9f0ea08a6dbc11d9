using Workbook.Notebooks;

namespace Workbook.Running;

/// <summary>One line a cell, for files, pipes and logs.</summary>
sealed class LinesView(CellLines lines) : RunView
{
    public override Task<T> WatchAsync<T>(Func<Action<RunEvent>, Task<T>> run) => run(lines.Write);
}
