using Workbook.Jupyter;

namespace Workbook.Kernel;

/// <summary>How the kernel comes to its end: which request brings it, and with which exit code.</summary>
sealed class KernelEnd(CancellationTokenSource stop)
{
    JupyterMessage? cause;

    public int ExitCode { get; private set; }

    /// <summary>The kernel ends once this request has had its answer, and not before: the client waits for it.</summary>
    public void After(JupyterMessage request, int exitCode) => (ExitCode, cause) = (exitCode, request);

    /// <summary>A request has had its answer.</summary>
    public void Answered(JupyterMessage request)
    {
        if (ReferenceEquals(request, cause))
            stop.Cancel();
    }
}
