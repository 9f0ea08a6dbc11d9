using System.Diagnostics;

namespace Workbook.Tests;

/// <summary>Any program, as a test starts it: it has to end in time and as expected, or what it said is the failure.</summary>
static class Tool
{
    static readonly TimeSpan Deadline = TimeSpan.FromMinutes(5);

    /// <summary>Runs it and gives what it printed.</summary>
    public static async Task<string> RunAsync(string program, string folder, IReadOnlyList<string> args, IReadOnlyDictionary<string, string>? variables = null, int exitCode = 0)
    {
        var info = new ProcessStartInfo(program, args) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        info.Environment.Remove("MSBuildSDKsPath");   // of the build that the tests may have been started by
        foreach (var (name, value) in variables ?? new Dictionary<string, string>()) info.Environment[name] = value;
        using var process = Process.Start(info)!;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Deadline);
        var errors = process.StandardError.ReadToEndAsync(deadline.Token);
        var output = await process.StandardOutput.ReadToEndAsync(deadline.Token);
        await process.WaitForExitAsync(deadline.Token);
        Assert.True(process.ExitCode == exitCode, $"{program} {string.Join(' ', args)} ended with {process.ExitCode}:\n{output}\n{await errors}");
        return output;
    }

    /// <summary>The command line, as it was built with the tests.</summary>
    public static Task<string> WorkbookAsync(string folder, params string[] args) => RunAsync("dotnet", folder, [Workbook, .. args]);

    public static string Workbook { get; } = Path.Combine(AppContext.BaseDirectory, "workbook.dll");
}
