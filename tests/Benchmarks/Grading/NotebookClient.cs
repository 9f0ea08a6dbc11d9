using System.Diagnostics;
using System.Globalization;

namespace Benchmarks;

/// <summary>nbclient, with which nbgrader executes notebooks, on our kernel: one notebook after another, as nbgrader does.</summary>
static class NotebookClient
{
    const string Python = "/usr/bin/python3";

    const string Execute = """
        import sys, time, nbformat
        from nbclient import NotebookClient
        path, count = sys.argv[1], int(sys.argv[2])
        began = time.time()
        for _ in range(count):
            NotebookClient(nbformat.read(path, 4), kernel_name="csharp-workbook", timeout=60, allow_errors=True, resources={"metadata": {"path": sys.argv[3]}}).execute()
        print(time.time() - began)
        """;

    public static void Measure(string repository, string lesson, int count)
    {
        var program = Path.Combine(repository, "tools", "Workbook", "bin", "Debug", "net10.0", "workbook.dll");
        if (!File.Exists(program) || !File.Exists(Python))
        {
            Console.WriteLine("  nbclient: needs `dotnet build tools/Workbook`, and python3-nbclient.");
            return;
        }
        using var kernel = new InstalledKernel(program);
        var (exitCode, printed) = Run(kernel, "-c", Execute, Path.Combine(repository, "notebooks", lesson + ".ipynb"), count.ToString(CultureInfo.InvariantCulture), Path.Combine(repository, "notebooks"));
        Console.WriteLine(exitCode is 0 && double.TryParse(printed.Trim().Split('\n')[^1], CultureInfo.InvariantCulture, out var seconds)
            ? string.Create(CultureInfo.InvariantCulture, $"  nbclient: {count} notebooks in {seconds:0.0} s, {count / seconds * 60:0} a minute")
            : $"  nbclient: did not run: {printed}");
    }

    static (int ExitCode, string Printed) Run(InstalledKernel kernel, params string[] arguments)
    {
        var start = kernel.Prepare(new(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true });
        start.Environment["FAKEMAIL_PORT"] = "0";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, process.ExitCode is 0 ? printed : printed + errors.GetAwaiter().GetResult());
    }
}
