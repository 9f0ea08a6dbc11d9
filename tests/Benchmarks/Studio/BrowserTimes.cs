using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Benchmarks;

/// <summary>How long a student waits for the workbook in the browser: for a page to type in, for a result, for a long notebook, for a key.</summary>
static class BrowserTimes
{
    const int Cells = 100;

    public static async Task<int> MeasureAsync(int rounds)
    {
        var workbook = Path.Combine(Environment.CurrentDirectory, "tools", "Workbook", "bin", "Debug", "net10.0", OperatingSystem.IsWindows() ? "workbook.exe" : "workbook");
        if (!File.Exists(workbook) || !File.Exists("/usr/bin/chromium"))
        {
            await Console.Error.WriteLineAsync("This needs `dotnet build tools/Workbook` before it, the repository's folder around it, and /usr/bin/chromium.");
            return 2;
        }
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu"] });
        var figures = new Dictionary<string, List<double>>();
        for (var round = 0; round < rounds; round++)
            foreach (var (name, milliseconds) in await RoundAsync(workbook, browser)) (figures.TryGetValue(name, out var list) ? list : figures[name] = []).Add(milliseconds);
        Console.WriteLine($"{rounds} rounds\n\n| what | ms: min / median / max |\n|---|--:|");
        foreach (var (name, all) in figures) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {all.Min():N0} / {MailLoad.Median(all):N0} / {all.Max():N0} |"));
        return 0;
    }

    static async Task<List<(string, double)>> RoundAsync(string workbook, IBrowser browser)
    {
        var course = Directory.CreateTempSubdirectory("course-");
        Directory.CreateDirectory(Path.Combine(course.FullName, "notebooks"));
        Write(course.FullName, "01-short", ["1 + 1", "2 + 2"]);
        Write(course.FullName, "02-long", [.. Enumerable.Range(0, Cells).Select(number => $"var x{number} = {number};\nConsole.WriteLine(x{number});")]);
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(workbook, ["open", "--no-browser", "--port", "0", "--folder", course.FullName]) { RedirectStandardOutput = true })!;
        try
        {
            var url = (await process.StandardOutput.ReadLineAsync())!.Split(' ')[^1];
            var page = await browser.NewPageAsync();
            await page.GotoAsync(url);
            await page.GotoAsync($"{url.Split('?')[0]}lesson/01-short");
            await page.Locator(".cm-content").First.ClickAsync();
            await page.Keyboard.TypeAsync("// ");
            await page.Locator(".cm-content", new() { HasText = "// " }).First.WaitForAsync();
            var figures = new List<(string, double)> { ("from the command to a page in which a key has been typed", clock.Elapsed.TotalMilliseconds) };
            await page.Keyboard.PressAsync("Control+a");
            await page.Keyboard.TypeAsync("1 + 1");
            await Task.Delay(2_000);   // while a student reads, the kernel starts
            figures.Add(("from Run to the first result", await RunAsync(page, 0)));
            figures.Add(("from Run to a later result", await RunAsync(page, 1)));
            clock.Restart();
            await page.GotoAsync($"{url.Split('?')[0]}lesson/02-long");
            await page.Locator(".desk[data-ready] .cm-content").First.WaitForAsync();
            figures.Add(($"a notebook of {Cells} cells, until it can be typed in", clock.Elapsed.TotalMilliseconds));
            figures.Add(("a key, until it is drawn (the longest of 40)", await TypeAsync(page)));
            return figures;
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            course.Delete(recursive: true);
        }
    }

    static async Task<double> RunAsync(IPage page, int cell)
    {
        var clock = Stopwatch.StartNew();
        await page.Locator(".cell .run").Nth(cell).ClickAsync();
        await page.Locator(".cell").Nth(cell).Locator("iframe.output, pre.output").First.WaitForAsync();
        return clock.Elapsed.TotalMilliseconds;
    }

    // What the browser itself notes of each interaction: from the key to the next picture.
    static async Task<double> TypeAsync(IPage page)
    {
        await page.EvaluateAsync("() => { window.longest = 0; new PerformanceObserver(seen => { for (const one of seen.getEntries()) window.longest = Math.max(window.longest, one.duration); }).observe({ type: 'event', durationThreshold: 16 }); }");
        await page.Locator(".cm-content").First.ClickAsync();
        await page.Keyboard.TypeAsync("// forty keys, one after another, as typed", new() { Delay = 30 });
        await page.WaitForTimeoutAsync(300);
        return await page.EvaluateAsync<double>("() => window.longest");
    }

    static void Write(string course, string name, string[] sources) => File.WriteAllText(Path.Combine(course, "notebooks", name + ".ipynb"), new JsonObject
    {
        ["cells"] = new JsonArray([.. sources.Select((source, number) => new JsonObject { ["cell_type"] = "code", ["id"] = $"c{number}", ["metadata"] = new JsonObject(), ["source"] = source, ["execution_count"] = null, ["outputs"] = new JsonArray() })]),
        ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" } },
        ["nbformat"] = 4, ["nbformat_minor"] = 5,
    }.ToJsonString());
}
