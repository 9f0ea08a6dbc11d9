using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;

namespace Workbook.Grading;

/// <summary>What .NET has no words for: giving a folder to another user, and ending processes that this program did not start itself.</summary>
[UnsupportedOSPlatform("windows")]
static class SystemCalls
{
    const int Killed = 9;

    /// <summary>Makes a folder belong to a user, and to nobody else.</summary>
    public static void Give(string folder, int user)
    {
        if (ChangeOwner([.. Encoding.UTF8.GetBytes(folder), 0], (uint)user, (uint)user) != 0)
            throw new IOException($"{folder} cannot be given to another user: {Marshal.GetLastPInvokeErrorMessage()}.");
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public static void End(int process) => _ = Signal(process, Killed);

    [DllImport("libc", EntryPoint = "chown", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int ChangeOwner(byte[] path, uint user, uint group);

    [DllImport("libc", EntryPoint = "kill", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Signal(int process, int signal);
}
