using System.Diagnostics;
using System.Globalization;

namespace Workbook.Tests;

/// <summary>Ctrl-C and termination, as a terminal and a system send them.</summary>
public sealed class StopTests : IDisposable
{
    readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Ctrl_c_stops_the_cell_and_the_run_ends_with_130()
    {
        SkipWhereSignalsAreIgnored();
        ScriptedNotebook.Write(cli, "a.ipynb", "pid", "sleep", "print after");
        ScriptedNotebook.Write(cli, "b.ipynb", "print never");

        var (result, kernel) = await StopAsync("INT", "run", "--kernel", "scripted", ".");

        Assert.Equal(130, result.ExitCode);
        Assert.Contains("Stopping the cell. Ctrl-C again stops everything at once.", result.Errors, StringComparison.Ordinal);
        Assert.Contains("interrupted: sleep", result.Output, StringComparison.Ordinal);
        Assert.Contains("b.ipynb (not run)", result.Output, StringComparison.Ordinal);
        await WaitUntilGoneAsync(kernel);
    }

    [Fact]
    public async Task Ctrl_c_twice_ends_even_a_cell_that_does_not_yield()
    {
        SkipWhereSignalsAreIgnored();
        ScriptedNotebook.Write(cli, "a.ipynb", "pid", "hang");

        var clock = Stopwatch.StartNew();
        var (result, kernel) = await StopAsync("INT INT", "run", "--kernel", "scripted", ".");

        Assert.Equal(130, result.ExitCode);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60));
        await WaitUntilGoneAsync(kernel);
    }

    [Fact]
    public async Task Being_terminated_leaves_no_process_behind()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        ScriptedNotebook.Write(cli, "a.ipynb", "pid", "hang");

        var (_, kernel) = await StopAsync("TERM", "run", "--kernel", "scripted", ".");

        await WaitUntilGoneAsync(kernel);
    }

    [Fact]
    public async Task Ctrl_c_that_ends_a_kernel_which_is_not_ready_yet_is_no_failure_of_a_check()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        SkipWhereSignalsAreIgnored();
        ScriptedNotebook.Write(cli, "a.ipynb", "print a");
        var kernel = Directory.CreateDirectory(cli.PathOf("jupyter/kernels/unready")).FullName;
        var (begun, end) = (cli.PathOf("begun"), cli.PathOf("end"));
        File.WriteAllText(Path.Combine(kernel, "kernel.json"), $$"""
            {"argv": ["sh", "-c", "touch {{begun}}; until [ -e {{end}} ]; do sleep 0.05; done; exit 130"], "display_name": "Unready", "language": "script", "interrupt_mode": "message"}
            """);

        using var process = cli.Start("check", "--kernel", "unready", "a.ipynb");
        while (!File.Exists(begun)) await Task.Delay(10, TestContext.Current.CancellationToken);
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        Assert.StartsWith("Stopping", await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        File.WriteAllText(end, "");

        var result = await Cli.EndAsync(process);
        Assert.Equal((130, ""), (result.ExitCode, result.Errors));
    }

    /// <summary>Runs until the second cell has begun, then sends the signals. The first cell's output says which process the kernel is.</summary>
    async Task<(CliResult Result, int Kernel)> StopAsync(string signals, params string[] args)
    {
        using var process = cli.Start([.. args]);
        var kernel = await KernelAsync(process);
        foreach (var signal in signals.Split(' '))
        {
            using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
            if (signal != signals) await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);   // two signals at once are one: it has heard the first
        }
        var result = await Cli.EndAsync(process);
        Assert.Empty(Directory.GetDirectories(cli.Folder, "workbook-kernel-*"));
        return (result, kernel);
    }

    /// <summary>The kernel is the child that has no children of its own; it is there once the first cell's line is printed.</summary>
    static async Task<int> KernelAsync(Process process)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await process.StandardOutput.ReadLineAsync(deadline.Token) is { } line)
            if (line.Contains(" s  pid", StringComparison.Ordinal)) break;
        return Process.GetProcessesByName("ScriptedKernel").Single(other => ParentOf(other.Id) == process.Id).Id;
    }

    static int? ParentOf(int process)
    {
        try
        {
            return int.Parse(File.ReadAllText($"/proc/{process}/stat").Split(") ")[1].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;   // another test's, which has ended meanwhile
        }
    }

    static async Task WaitUntilGoneAsync(int process)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (Directory.Exists($"/proc/{process}")) await Task.Delay(5, deadline.Token);
    }

    // A background job of a shell inherits "ignore SIGINT", and so would everything started here.
    internal static void SkipWhereSignalsAreIgnored()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Looks into /proc.");
        var ignored = File.ReadLines("/proc/self/status").Single(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)).Split('\t')[1];
        Assert.SkipWhen((Convert.ToUInt64(ignored, 16) & 0b10) != 0, "This process ignores SIGINT.");
    }
}
