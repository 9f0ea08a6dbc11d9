namespace Workbook.Session.Running;

/// <summary>
/// What flows with the execution of one cell to every thread that works for it: where its output goes, and which threads do. A thread
/// that an earlier cell left at work counts for that cell, not for this.
/// </summary>
sealed class CellScope(CellOutput output)
{
    static readonly AsyncLocal<CellScope?> Flowing = new(Changed);

    readonly Dictionary<int, int> threads = [];
    bool isStopped;

    public static CellScope? Current => Flowing.Value;

    public CellOutput Output => output;

    /// <summary>Whether the cell was told to stop. It stays told: a loop that it left in the background ends too.</summary>
    public bool IsStopped => Volatile.Read(ref isStopped);

    /// <summary>The threads that are inside code of this cell right now, as the system numbers them; 0 for those it does not number.</summary>
    public IReadOnlyCollection<int> Threads
    {
        get
        {
            lock (threads)
                return [.. threads.Keys];
        }
    }

    /// <summary>From here on, whatever this flow of execution starts belongs to the cell.</summary>
    public void Enter() => Flowing.Value = this;

    public void Stop()
    {
        Volatile.Write(ref isStopped, true);
        CellStop.Announce();
    }

    // Called on every thread when it takes up the cell's flow and when it leaves it.
    static void Changed(AsyncLocalValueChangedArgs<CellScope?> change)
    {
        change.PreviousValue?.Count(-1);
        change.CurrentValue?.Count(+1);
    }

    void Count(int change)
    {
        // Not by a lock statement: an interrupt that struck while it waits would leave through the runtime, which ends the process for that.
        while (!Monitor.TryEnter(threads))
            Thread.SpinWait(20);
        try
        {
            var count = threads.GetValueOrDefault(SystemThread.Current) + change;
            if (count > 0)
                threads[SystemThread.Current] = count;
            else
                threads.Remove(SystemThread.Current);
        }
        finally
        {
            Monitor.Exit(threads);
        }
    }
}
