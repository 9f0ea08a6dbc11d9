using Workbook.Jupyter;

namespace Workbook.Notebooks.Tests;

/// <summary>Notebooks and kernels made for tests: the cells are scripts of tests/ScriptedKernel.</summary>
static class Scripted
{
    public static KernelLaunch Launch(params string[] mode) => new(new KernelSpec
    {
        Name = "scripted", InterruptMode = "message",
        Argv = [Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "ScriptedKernel.exe" : "ScriptedKernel"), "{connection_file}", .. mode],
    })
    { ChoosesPorts = true, StartLimit = TimeSpan.FromSeconds(30), InterruptLimit = TimeSpan.FromSeconds(20) };

    /// <summary>A kernel that is not waited for long when it does not yield.</summary>
    public static KernelLaunch ImpatientLaunch() => Launch() with { InterruptLimit = TimeSpan.FromSeconds(1) };

    public static Notebook Notebook(params string[] cells)
    {
        var notebook = Notebooks.Notebook.Create("scripted.ipynb");
        foreach (var cell in cells) notebook.Add(CellKind.Code, cell);
        return notebook;
    }

    public static async Task<NotebookRun> RunAsync(Notebook notebook, Func<RunOptions, RunOptions>? with = null, RunSignal? signal = null, Action<RunEvent>? tell = null)
    {
        var options = new RunOptions { Kernel = Launch() };
        using var none = new RunSignal();
        return await new NotebookRunner(with?.Invoke(options) ?? options, tell ?? (_ => { }), signal ?? none).RunAsync(notebook).WaitAsync(TimeSpan.FromSeconds(60));
    }

    /// <summary>A cell's outputs in short: "stdout: a\n", "display_data: b", "error: Name".</summary>
    public static string[] Short(CellRun run) => [.. run.Outputs.Select(output => (string)output["output_type"]! switch
    {
        "stream" => $"{output["name"]}: {output["text"]}",
        "error" => $"error: {output["ename"]}",
        var type => $"{type}: {output["data"]!["text/plain"]}",
    })];

    public static async Task WaitUntilGoneAsync(int process)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (Lives(process)) await Task.Delay(5, deadline.Token);
    }

    public static bool Lives(int process)
    {
        try { return !System.Diagnostics.Process.GetProcessById(process).HasExited; }
        catch (ArgumentException) { return false; }
    }
}
