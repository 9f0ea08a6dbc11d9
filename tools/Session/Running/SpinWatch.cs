using System.Diagnostics;

namespace Workbook.Session.Running;

/// <summary>Finds threads that a stopped cell left spinning inside a library, where no loop of the cell asks whether to stop: only the end of the process stops those.</summary>
static class SpinWatch
{
    // Long enough that on a busy machine, too, a thread that wants to run gets its turn; systems count its time in steps of ten milliseconds or more.
    static readonly TimeSpan Sample = TimeSpan.FromMilliseconds(250);

    /// <summary>Whether, until the deadline, some thread inside the cell's code goes on burning a processor. One that waits harms nobody.</summary>
    public static async Task<bool> SpinsUntilAsync(DateTime deadline, CellScope cell)
    {
        if (cell.Threads.Count == 0)
            return false;

        var before = Times();
        while (DateTime.UtcNow < deadline)
        {
            var watch = Stopwatch.StartNew();
            await Task.Delay(Sample);
            var after = Times();
            var suspects = cell.Threads;
            if (!after.Any(thread => IsOf(suspects, thread.Key) && Burns(thread.Key, thread.Value)))
                return false;
            before = after;

            // Where many want the processor a spinning thread gets little of it, but it wants it whenever one looks.
            bool Burns(int id, (TimeSpan Time, bool WantsToRun) now) => before.TryGetValue(id, out var earlier)
                && (now.Time - earlier.Time > watch.Elapsed * 0.06 || (now.WantsToRun && earlier.WantsToRun));
        }
        return true;
    }

    // Where the system does not number threads, any may be the cell's.
    static bool IsOf(IReadOnlyCollection<int> suspects, int thread) => suspects.Contains(thread) || suspects.Contains(0);

    static Dictionary<int, (TimeSpan Time, bool WantsToRun)> Times()
    {
        using var process = Process.GetCurrentProcess();
        var times = new Dictionary<int, (TimeSpan, bool)>();
        foreach (ProcessThread thread in process.Threads)
        {
            using (thread)
            {
                try
                {
                    times[thread.Id] = (thread.TotalProcessorTime, thread.ThreadState is System.Diagnostics.ThreadState.Running or System.Diagnostics.ThreadState.Ready);
                }
                catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
                {
                    // It ended between the listing and the look.
                }
            }
        }
        return times;
    }
}
