using System.Collections.Concurrent;
using System.Diagnostics;

namespace Workbook.Grading;

/// <summary>
/// The thread that starts the sandboxes. A sandbox ends with its parent, and to the system the parent is not this program but the thread of it
/// that made the process: one from the pool would end when it idles, and the sandbox with it.
/// </summary>
static class StartingThread
{
    static readonly BlockingCollection<Action> Waiting = Begin();

    public static Process Start(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Waiting.Add(() =>
        {
            try
            {
                started.SetResult(Process.Start(start)!);
            }
            catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException)
            {
                started.SetException(e);
            }
        });
        return started.Task.GetAwaiter().GetResult();
    }

    static BlockingCollection<Action> Begin()
    {
        var waiting = new BlockingCollection<Action>();
        new Thread(() =>
        {
            foreach (var start in waiting.GetConsumingEnumerable())
                start();
        })
        { IsBackground = true, Name = "starting sandboxes" }.Start();
        return waiting;
    }
}
