using System.Diagnostics;
using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Workbook.Kernel;

/// <summary>Ends the kernel when the process that started it is gone: Jupyter says which one in JPY_PARENT_PID.</summary>
static class ParentWatch
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    public static IDisposable Start(CancellationTokenSource stop)
    {
        var written = Environment.GetEnvironmentVariable("JPY_PARENT_PID");
        var timer = long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var parent) && parent > 1
            ? new Timer(_ => EndIfGone(parent, stop))
            : new Timer(_ => { });
        timer.Change(parent > 1 ? Every : Timeout.InfiniteTimeSpan, Every);
        return timer;
    }

    static void EndIfGone(long parent, CancellationTokenSource stop)
    {
        if (IsGone(parent) && !stop.IsCancellationRequested)
            stop.Cancel();
    }

    static bool IsGone(long parent)
    {
        // On Windows the number is a handle of the parent that this process inherited, on others its id.
        if (OperatingSystem.IsWindows())
        {
            using var handle = new ManualResetEvent(false) { SafeWaitHandle = new SafeWaitHandle((nint)parent, ownsHandle: false) };
            return handle.WaitOne(0);
        }
        try
        {
            using var process = Process.GetProcessById((int)parent);
            return process.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
