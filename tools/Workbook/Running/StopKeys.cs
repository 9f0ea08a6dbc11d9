using System.Runtime.InteropServices;
using Workbook.Notebooks;

namespace Workbook.Running;

/// <summary>Ctrl-C stops the cells that run, a second one the whole run; being asked to terminate does so at once.</summary>
sealed class StopKeys : IDisposable
{
    readonly RunSignal signal;
    readonly PosixSignalRegistration[] registrations;
    int presses;

    StopKeys(RunSignal signal)
    {
        this.signal = signal;
        registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Press),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, End),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, End),
        ];
    }

    public static StopKeys Listen(RunSignal signal) => new(signal);

    public void Dispose()
    {
        foreach (var registration in registrations) registration.Dispose();
    }

    void Press(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref presses) is 1)
        {
            Console.Error.WriteLine("Stopping the cell. Ctrl-C again stops everything at once.");
            signal.StopCells();
        }
        else
        {
            signal.StopRun();
        }
    }

    void End(PosixSignalContext context)
    {
        context.Cancel = true;
        signal.StopRun();
    }
}
