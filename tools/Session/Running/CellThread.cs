using System.Diagnostics.CodeAnalysis;

namespace Workbook.Session.Running;

/// <summary>A thread for one cell, that can be stopped from outside while it loops, sleeps, waits or awaits.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Said at the fields.")]
[SuppressMessage("Design", "CA1031", Justification = "Whatever a cell throws is its outcome.")]
sealed class CellThread
{
    static readonly TimeSpan Nudge = TimeSpan.FromMilliseconds(20);
    static readonly TimeSpan Courtesy = TimeSpan.FromMilliseconds(100);

    // Not disposed of: whoever cancels it may still be inside when the cell has long ended.
    readonly CancellationTokenSource stop = new();
    readonly TaskCompletionSource<Exception?> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly CellScope scope;
    readonly Thread thread;

    public CellThread(CellScope scope, Func<Task> cell)
    {
        this.scope = scope;
        thread = new Thread(() => Run(cell)) { IsBackground = true, Name = "cell" };
    }

    /// <summary>Ends when the cell does: with null, or with what the cell threw.</summary>
    public Task<Exception?> Ended => ended.Task;

    public bool IsStopping => stop.IsCancellationRequested;

    public void Start() => thread.Start();

    /// <summary>Asks the cell to stop and keeps asking until it has ended or the time is over.</summary>
    public async Task<bool> StopAsync(TimeSpan grace)
    {
        // Loops look at the scope, an await at the token; most cells end by these.
        scope.Stop();
        await stop.CancelAsync();
        await Task.WhenAny(Ended, Task.Delay(Courtesy));

        var deadline = DateTime.UtcNow + grace;
        while (!Ended.IsCompleted && DateTime.UtcNow < deadline)
        {
            // A sleep or a wait needs an interrupt, and may be followed by another wait. It comes last: it strikes at any wait at all, also
            // inside a library that is not prepared for it.
            thread.Interrupt();
            await Task.WhenAny(Ended, Task.Delay(Nudge));
        }
        return Ended.IsCompleted;
    }

    void Run(Func<Task> cell)
    {
        Exception? thrown = null;
        var context = new CellContext();
        try
        {
            SynchronizationContext.SetSynchronizationContext(context);
            var task = cell();
            context.RunUntil(task, stop.Token);
            task.GetAwaiter().GetResult();
        }
        catch (Exception e)
        {
            thrown = e;
        }
        End(context, thrown);
    }

    // An interrupt that came too late is still pending on this thread and would strike at its next wait.
    void End(CellContext context, Exception? thrown)
    {
        while (true)
        {
            try
            {
                context.End(isStopped: thrown is not null && IsStopping);
                ended.TrySetResult(thrown);
                return;
            }
            catch (ThreadInterruptedException)
            {
            }
        }
    }
}
