using System.Runtime.InteropServices;

namespace Workbook.Mail;

/// <summary>Ctrl-C, or being asked to end: at once, and by the front door.</summary>
sealed class StopSignal : IDisposable
{
    readonly CancellationTokenSource stop = new();
    readonly PosixSignalRegistration[] registrations;

    StopSignal() => registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, Stop))];

    public CancellationToken Token => stop.Token;

    public static StopSignal Listen() => new();

    public void Dispose()
    {
        foreach (var registration in registrations) registration.Dispose();
        stop.Dispose();
    }

    void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        stop.Cancel();
    }
}
