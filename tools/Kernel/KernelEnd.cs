namespace Workbook.Kernel;

/// <summary>How the kernel comes to its end: who decides it, and with which exit code.</summary>
sealed class KernelEnd(CancellationTokenSource stop)
{
    public int ExitCode { get; private set; }

    public void End(int exitCode)
    {
        ExitCode = exitCode;
        stop.Cancel();
    }
}
