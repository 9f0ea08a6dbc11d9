using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Benchmarks;

/// <summary>How long a student waits for the workbook in the browser: for a page to type in, for a result, for a long notebook, for a key. Beside it, by turns, Jupyter's own front end.</summary>
static class BrowserTimes
{
    const int Cells = 100;

    /// <summary>What is waited for, and for how many milliseconds at most, if there is an aim.</summary>
    static readonly (string What, double? Aim)[] Waits =
    [
        ("from the command to a page in which a key has been typed", 2_500),
        ("from Run to the first result", 150),
        ("from Run to a later result", null),
        ($"a notebook of {Cells} cells, until it can be typed in", 1_000),
        ("a key, until it is drawn (the longest of 40)", 100),
    ];

    public static async Task<int> MeasureAsync(int rounds)
    {
        var bin = Path.Combine(Environment.CurrentDirectory, "tools", "Workbook", "bin", "Debug", "net10.0");
        var workbook = Path.Combine(bin, OperatingSystem.IsWindows() ? "workbook.exe" : "workbook");
        if (!File.Exists(workbook) || !File.Exists("/usr/bin/chromium"))
        {
            await Console.Error.WriteLineAsync("This needs `dotnet build tools/Workbook` before it, the repository's folder around it, and /usr/bin/chromium.");
            return 2;
        }
        using var kernel = File.Exists(JupyterPage.Program) ? new InstalledKernel(Path.Combine(bin, "workbook.dll")) : null;
        if (kernel is null) Console.WriteLine($"{JupyterPage.Program} is not installed (Debian: jupyter-notebook), so ours is measured alone.\n");
        Func<string, NotebookPage>[] programs = kernel is null ? [course => new WorkbookPage(workbook, course)] : [course => new WorkbookPage(workbook, course), course => new JupyterPage(kernel, course)];

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu"] });
        var figures = programs.ToDictionary(program => program, _ => new List<double[]>());
        for (var round = 0; round < rounds; round++)
            foreach (var program in round % 2 is 0 ? programs : programs.Reverse()) figures[program].Add(await RoundAsync(program, browser));
        Print([.. programs.Select(program => figures[program])]);
        return 0;
    }

    // A figure for each of the waits.
    static async Task<double[]> RoundAsync(Func<string, NotebookPage> program, IBrowser browser)
    {
        var course = Directory.CreateTempSubdirectory("course-");
        try
        {
            Directory.CreateDirectory(Path.Combine(course.FullName, "notebooks"));
            Write(course.FullName, "01-short", ["1 + 1", "2 + 2"]);
            Write(course.FullName, "02-long", [.. Enumerable.Range(0, Cells).Select(number => $"var x{number} = {number};\nConsole.WriteLine(x{number});")]);
            await using var page = program(course.FullName);
            var opened = await TimeAsync(async () =>
            {
                await page.StartAsync(browser);
                await page.OpenAsync("01-short");
                await page.TypeAsync("// ");
            });
            await page.ReplaceAsync("1 + 1");
            await Task.Delay(2_000);   // while a student reads, the kernel starts
            await page.KernelAsync();
            return
            [
                opened, await page.RunAsync(0), await page.RunAsync(1),
                await TimeAsync(() => page.OpenAsync("02-long")), await page.LongestKeyAsync(),
            ];
        }
        finally
        {
            course.Delete(recursive: true);
        }
    }

    static async Task<double> TimeAsync(Func<Task> wait)
    {
        var clock = Stopwatch.StartNew();
        await wait();
        return clock.Elapsed.TotalMilliseconds;
    }

    // Ours comes first; the ratio is of the medians.
    static void Print(List<double[]>[] programs)
    {
        var hasPeer = programs.Length > 1;
        Console.WriteLine($"{programs[0].Count} rounds{(hasPeer ? ", by turns" : "")}; ms: min / median / max\n");
        Console.WriteLine(hasPeer ? "| what | ours | Jupyter | Jupyter / ours | aim |\n|---|--:|--:|--:|--:|" : "| what | ours | aim |\n|---|--:|--:|");
        for (var wait = 0; wait < Waits.Length; wait++)
        {
            var all = programs.Select(rounds => rounds.Select(round => round[wait]).ToList()).ToList();
            var ratio = hasPeer ? string.Create(CultureInfo.InvariantCulture, $" {MailLoad.Median(all[1]) / MailLoad.Median(all[0]):0.0} |") : "";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {Waits[wait].What} |{string.Concat(all.Select(Spread))}{ratio} {Waits[wait].Aim:N0} |"));
        }
    }

    static string Spread(List<double> all) => string.Create(CultureInfo.InvariantCulture, $" {all.Min():N0} / {MailLoad.Median(all):N0} / {all.Max():N0} |");

    static void Write(string course, string name, string[] sources) => File.WriteAllText(Path.Combine(course, "notebooks", name + ".ipynb"), new JsonObject
    {
        ["cells"] = new JsonArray([.. sources.Select((source, number) => new JsonObject { ["cell_type"] = "code", ["id"] = $"c{number}", ["metadata"] = new JsonObject(), ["source"] = source, ["execution_count"] = null, ["outputs"] = new JsonArray() })]),
        ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" } },
        ["nbformat"] = 4, ["nbformat_minor"] = 5,
    }.ToJsonString());
}
