using System.Diagnostics;
using System.Globalization;
using Workbook.Jupyter;
using Workbook.Notebooks;

namespace Benchmarks;

/// <summary>From the start of a kernel's process to its first result, then later cells, then its peak of memory; ours and Python's by turns.</summary>
static class KernelStarts
{
    const int Rounds = 9, LaterCells = 40;

    sealed record Figures(string Kernel, double First, double[] Later, double PeakMiB);

    public static async Task<int> CompareAsync(string repository)
    {
        var program = Path.Combine(repository, "tools", "Workbook", "bin", "Debug", "net10.0", "workbook.dll");   // what `dotnet run` starts
        if (!File.Exists(program))
        {
            Console.Error.WriteLine($"{program} is not there: build it with `dotnet build tools/Workbook`.");
            return 2;
        }
        List<KernelSpec> kernels = [Spec("C# (workbook)", ["dotnet", program, "kernel", "start", "--connection-file", "{connection_file}"])];
        if (HasIpykernel()) kernels.Add(Spec("ipykernel", ["/usr/bin/python3", "-m", "ipykernel_launcher", "-f", "{connection_file}"]));

        var figures = new List<Figures>();
        for (var round = 0; round <= Rounds; round++)
            foreach (var kernel in kernels)
            {
                var measured = await MeasureAsync(kernel, repository);
                if (round > 0) figures.Add(measured);   // the first round warms the disk
            }

        Console.WriteLine($"{Rounds} starts each, by turns; min / median / max\n");
        Console.WriteLine("| kernel | first result, ms | later cell, ms | peak MiB |\n|---|--:|--:|--:|");
        foreach (var of in figures.GroupBy(figure => figure.Kernel))
            Console.WriteLine($"| {of.Key} | {Spread(of.Select(f => f.First))} | {Spread(of.SelectMany(f => f.Later), "0.0")} | {Spread(of.Select(f => f.PeakMiB))} |");
        return 0;
    }

    static async Task<Figures> MeasureAsync(KernelSpec spec, string repository)
    {
        var watch = Stopwatch.StartNew();
        await using var kernel = await KernelClient.StartAsync(new(spec) { Folder = repository, ChoosesPorts = spec.Name.StartsWith("C#", StringComparison.Ordinal) });
        await RunAsync(kernel, "1+1");
        var first = watch.Elapsed.TotalMilliseconds;

        var later = new double[LaterCells];
        for (var cell = 0; cell < LaterCells; cell++)
        {
            watch.Restart();
            await RunAsync(kernel, string.Create(CultureInfo.InvariantCulture, $"{cell}+1"));
            later[cell] = watch.Elapsed.TotalMilliseconds;
        }
        return new(spec.Name, first, later, PeakMiB(kernel.Process.Id));
    }

    static async Task RunAsync(KernelClient kernel, string code)
    {
        if (await kernel.ExecuteAsync(code, _ => { }) is not ExecutionReply.Answered { IsOk: true }) throw new InvalidOperationException($"The kernel did not run {code}.");
    }

    static KernelSpec Spec(string name, string[] argv) => new() { Name = name, DisplayName = name, Language = "any", InterruptMode = "message", Argv = argv };

    static bool HasIpykernel()
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", "import ipykernel"]) { RedirectStandardError = true })!;
            python.WaitForExit();
            return python.ExitCode is 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    // Linux keeps the peak; elsewhere the present size is the nearest there is.
    static double PeakMiB(int process) => OperatingSystem.IsLinux()
        ? double.Parse(File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmHWM", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024
        : Process.GetProcessById(process).WorkingSet64 / 1048576.0;

    static string Spread(IEnumerable<double> values, string format = "0")
    {
        var sorted = values.Order().ToArray();
        return string.Join(" / ", new[] { sorted[0], sorted[sorted.Length / 2], sorted[^1] }.Select(value => value.ToString(format, CultureInfo.InvariantCulture)));
    }
}
