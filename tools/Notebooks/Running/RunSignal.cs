namespace Workbook.Notebooks;

/// <summary>How a user stops a run: first the cells that run at the moment, then everything.</summary>
public sealed class RunSignal : IDisposable
{
    readonly Lock gate = new();
    readonly CancellationTokenSource run = new();
    CancellationTokenSource cells = new();

    /// <summary>Stops a cell that begins now.</summary>
    public CancellationToken Cell
    {
        get { lock (gate) return cells.Token; }
    }

    /// <summary>Stops everything, at once.</summary>
    public CancellationToken Run => run.Token;

    public bool WasUsed { get; private set; }

    public void StopCells()
    {
        CancellationTokenSource current;
        lock (gate)
        {
            WasUsed = true;
            (current, cells) = (cells, new());
        }
        current.Cancel();
    }

    public void StopRun()
    {
        StopCells();
        run.Cancel();
    }

    public void Dispose()
    {
        run.Dispose();
        cells.Dispose();
    }
}
