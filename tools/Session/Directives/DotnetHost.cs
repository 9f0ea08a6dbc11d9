namespace Workbook.Session.Directives;

/// <summary>The dotnet program that runs this very process.</summary>
static class DotnetHost
{
    public static string Path { get; } = Find();

    static string Find()
    {
        var runtime = System.IO.Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var beside = System.IO.Path.GetFullPath(System.IO.Path.Combine(runtime, "..", "..", "..", name));
        return File.Exists(beside) ? beside : name;
    }
}
