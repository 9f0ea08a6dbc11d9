namespace Workbook.Grading;

/// <summary>The runtime that runs this program, as another program can be started on it.</summary>
static class DotnetRuntime
{
    /// <summary>The folder that holds the host and its frameworks; of a program that brings its own runtime, null.</summary>
    public static string? Root { get; } = FindRoot();

    public static string Host => Path.Combine(Root!, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    static string? FindRoot()
    {
        // shared/Microsoft.NETCore.App/VERSION/System.Private.CoreLib.dll
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        return File.Exists(Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet")) ? root : null;
    }
}
