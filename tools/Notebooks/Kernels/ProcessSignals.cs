using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Workbook.Notebooks;

/// <summary>The one signal that .NET cannot send.</summary>
static class ProcessSignals
{
    const int Interrupt = 2;

    /// <summary>Sends SIGINT; false where the system has no signals.</summary>
    public static bool TryInterrupt(Process process) => !OperatingSystem.IsWindows() && Kill(process.Id, Interrupt) is 0;

    [DllImport("libc", EntryPoint = "kill", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Kill(int process, int signal);
}
