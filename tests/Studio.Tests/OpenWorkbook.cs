using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Studio.Tests;

/// <summary>The workbook, as it starts without a verb, in a process of its own, and a browser that was let in.</summary>
sealed partial class OpenWorkbook : IAsyncDisposable
{
    static readonly string[] AnyPort = ["--port", "0"];

    readonly Process process;
    readonly IBrowserContext browser;

    OpenWorkbook(Process process, string url, IBrowserContext browser) => (this.process, Url, this.browser) = (process, url, browser);

    /// <summary>The address with the token.</summary>
    public string Url { get; }

    /// <summary>The address without it.</summary>
    public string Base => Url.Split('?')[0];

    public IBrowserContext Browser => browser;

    public Process Process => process;

    public static async Task<OpenWorkbook> StartAsync(Course course, Chromium chromium, BrowserNewContextOptions? options = null, params string[] arguments)
    {
        var context = await chromium.NewContextAsync(options);
        var (process, url) = await StartAsync(course, arguments);
        var page = await context.NewPageAsync();
        await page.GotoAsync(url);
        await page.CloseAsync();
        return new(process, url, context);
    }

    /// <summary>Only the process.</summary>
    public static async Task<(Process Process, string Url)> StartAsync(Course course, params string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "workbook.dll"), "--no-browser", "--folder", course.Folder, .. arguments.Contains("--port") ? [] : AnyPort, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var process = Process.Start(info)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (Address().Match(line) is { Success: true } address) return (process, address.Value);
        throw new InvalidOperationException($"It did not start: {await process.StandardError.ReadToEndAsync()}");
    }

    /// <summary>A tab with a lesson, ready for keys.</summary>
    public async Task<IPage> OpenAsync(string lesson, string path = "lesson")
    {
        var page = await browser.NewPageAsync();
        await page.GotoAsync($"{Base}{path}/{lesson}");
        await page.Locator(".cm-editor, .prose").First.WaitForAsync();
        await page.Locator("[data-ready]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.CloseAsync();
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    [GeneratedRegex(@"http://\S+")]
    private static partial Regex Address();
}
