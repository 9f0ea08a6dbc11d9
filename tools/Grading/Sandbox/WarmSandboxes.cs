using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Workbook.Grading;

/// <summary>Processes that come up while others are at work, so that nobody waits for a start. Each is used once.</summary>
sealed class WarmSandboxes(Confinement confinement) : IAsyncDisposable
{
    readonly ConcurrentQueue<Task<SandboxProcess>> waiting = [];
    readonly ConcurrentDictionary<Task, bool> ending = [];

    /// <summary>A process that has run nothing yet; while it is used, the next one comes up.</summary>
    public SandboxProcess Take()
    {
        var next = waiting.TryDequeue(out var warm) ? warm : Task.FromResult(confinement.Start());
        waiting.Enqueue(Task.Run(confinement.Start));
        return next.GetAwaiter().GetResult();
    }

    /// <summary>Ends what is no longer needed, at once, and clears up after it in the background.</summary>
    public void Retire(IDisposable used)
    {
        var cleared = Task.Run(used.Dispose);
        ending[cleared] = true;
        cleared.ContinueWith(done => ending.TryRemove(done, out _), TaskScheduler.Default);
    }

    [SuppressMessage("Design", "CA1031", Justification = "One that did not start need not be ended.")]
    public async ValueTask DisposeAsync()
    {
        while (waiting.TryDequeue(out var warm))
        {
            try
            {
                (await warm).Dispose();
            }
            catch (Exception)
            {
                // Nobody has waited for it.
            }
        }
        await Task.WhenAll(ending.Keys);
    }
}
