using System.Collections.Concurrent;
using System.Diagnostics;
using Workbook.Grading;

namespace Benchmarks;

/// <summary>Looks at the processes of the judge's sandboxes: the largest resident memory of any, and the processor time of all, which a busy machine does not distort.</summary>
sealed class Workers : IDisposable
{
    readonly ConcurrentDictionary<int, double> processorTime = [];
    readonly Timer timer;

    public Workers() => timer = new Timer(_ => Look(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(20));

    public double PeakMiB { get; private set; }

    public double ProcessorSeconds => processorTime.Values.Sum();

    void Look()
    {
        foreach (var process in ProcessTree.Of(Environment.ProcessId).Skip(1).Select(Find).OfType<Process>())
        {
            using (process)
            {
                try
                {
                    if (process.ProcessName is not "dotnet")
                        continue;
                    PeakMiB = Math.Max(PeakMiB, process.WorkingSet64 / 1048576.0);
                    processorTime[process.Id] = process.TotalProcessorTime.TotalSeconds;
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException or System.ComponentModel.Win32Exception)
                {
                    // It has ended meanwhile.
                }
            }
        }
    }

    static Process? Find(int id)
    {
        try
        {
            return Process.GetProcessById(id);
        }
        catch (ArgumentException)
        {
            return null;   // it has ended meanwhile
        }
    }

    public void Dispose() => timer.Dispose();
}
