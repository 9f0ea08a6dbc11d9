using System.Runtime.InteropServices;

namespace Workbook.Sandbox;

/// <summary>What the system lets this process and its children have. Lowered before anything runs, and never to be raised again.</summary>
static partial class SystemLimits
{
    public static void Set(long processorSeconds, long memory, long fileSize, long processes)
    {
        if (!OperatingSystem.IsLinux())
            return;
        Set(Resource.Processor, processorSeconds);
        Set(Resource.Data, memory);
        Set(Resource.FileSize, fileSize);
        Set(Resource.Processes, processes);
        Set(Resource.OpenFiles, fileSize > 0 ? 512 : 0);
        _ = SetLimit(Resource.Core, new Limits(0, 0));
    }

    static void Set(Resource resource, long limit)
    {
        if (limit > 0 && SetLimit(resource, new Limits((nuint)limit, (nuint)limit)) != 0)
            throw new InvalidOperationException($"The limit for {resource} cannot be set: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    // Of Linux on every processor that .NET runs on.
    enum Resource
    {
        Processor = 0,
        FileSize = 1,
        Data = 2,
        Core = 4,
        Processes = 6,
        OpenFiles = 7,
    }

    [StructLayout(LayoutKind.Sequential)]
    readonly struct Limits(nuint soft, nuint hard)
    {
        readonly nuint soft = soft, hard = hard;
    }

    [DllImport("libc", EntryPoint = "setrlimit", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int SetLimit(Resource resource, in Limits limits);
}
