using System.Runtime.Loader;

namespace Workbook.Session.Running;

/// <summary>
/// Brings what follows an <c>await</c> back to the cell's thread, where it can be stopped, but only when that thread has nothing
/// else to do. Otherwise the thread pool takes it, as it would without any context, so <c>.Result</c> in a cell cannot deadlock.
/// </summary>
sealed class CellContext : SynchronizationContext
{
    // How long a continuation waits for the cell's thread, which often is just about to become idle.
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(1);

    readonly object sync = new();
    readonly LinkedList<(SendOrPostCallback Callback, object? State)> waiting = [];
    Phase phase;

    enum Phase
    {
        Running,
        Over,
        Stopped,
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        // An interrupt may come, and must not lose what is posted.
        while (!TryPost(d, state))
        {
        }
    }

    bool TryPost(SendOrPostCallback d, object? state)
    {
        try
        {
            lock (sync)
                PostLocked(d, state);
            return true;
        }
        catch (ThreadInterruptedException)
        {
            return false;
        }
    }

    void PostLocked(SendOrPostCallback d, object? state)
    {
        if (phase == Phase.Running)
        {
            var item = waiting.AddLast((d, state));
            Monitor.PulseAll(sync);
            ThreadPool.UnsafeQueueUserWorkItem(_ => RunElsewhere(item), null);
        }
        else if (phase == Phase.Over || !IsCell(state))
        {
            // The loop after an await that was abandoned must not go on behind the person's back; a library's may.
            ThreadPool.UnsafeQueueUserWorkItem(_ => d(state), null);
        }
    }

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs what is posted, on this thread, until the task has ended.</summary>
    /// <exception cref="OperationCanceledException">The cell was told to stop: its await is abandoned.</exception>
    public void RunUntil(Task task, CancellationToken stop)
    {
        _ = task.ContinueWith(_ => Wake(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        using var stopped = stop.UnsafeRegister(_ => Wake(), null);
        while (Take(task, stop) is var (callback, state))
            callback(state);
    }

    /// <summary>From now on nothing waits for the cell's thread, which is about to end.</summary>
    public void End(bool isStopped)
    {
        lock (sync)
        {
            phase = isStopped ? Phase.Stopped : Phase.Over;
            if (isStopped)
                waiting.Clear();
        }
    }

    (SendOrPostCallback Callback, object? State)? Take(Task task, CancellationToken stop)
    {
        lock (sync)
        {
            while (waiting.Count == 0 && !task.IsCompleted && !stop.IsCancellationRequested)
                Monitor.Wait(sync);
            stop.ThrowIfCancellationRequested();
            if (waiting.First is not { Value: var next })
                return null;
            waiting.RemoveFirst();
            return next;
        }
    }

    void RunElsewhere(LinkedListNode<(SendOrPostCallback Callback, object? State)> item)
    {
        lock (sync)
        {
            if (item.List is not null && phase == Phase.Running)
                Monitor.Wait(sync, Patience);
            if (item.List is null)
                return;   // the cell's thread has it
            waiting.Remove(item);
        }
        SetSynchronizationContext(this);
        try
        {
            item.Value.Callback(item.Value.State);
        }
        finally
        {
            SetSynchronizationContext(null);
        }
    }

    void Wake()
    {
        lock (sync)
            Monitor.PulseAll(sync);
    }

    // What is posted after an await is an Action on the box of a state machine; its type tells whether a cell or a library awaits.
    static bool IsCell(object? state) =>
        (state as Delegate)?.Target?.GetType() is { } box
        && box.GenericTypeArguments.Append(box).Any(type => type.Assembly.Location.Length == 0 && AssemblyLoadContext.GetLoadContext(type.Assembly) is CellAssemblies);
}
