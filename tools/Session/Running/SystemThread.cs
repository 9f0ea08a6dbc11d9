using System.Runtime.InteropServices;

namespace Workbook.Session.Running;

/// <summary>The number by which the operating system knows the current thread.</summary>
static class SystemThread
{
    [ThreadStatic]
    static int id;

    /// <summary>0 where the system does not tell.</summary>
    public static int Current => id != 0 ? id : id = Ask();

    static int Ask()
    {
        try
        {
            return OperatingSystem.IsWindows() ? GetCurrentThreadId() : OperatingSystem.IsLinux() ? gettid() : 0;
        }
        catch (EntryPointNotFoundException)
        {
            return 0;
        }
    }

    [DllImport("kernel32.dll"), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    static extern int GetCurrentThreadId();

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int gettid();
}
