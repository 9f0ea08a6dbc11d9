using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Benchmarks;

/// <summary>A page that shows notebooks, and the program behind it, which is started for this page and ends with it.</summary>
abstract partial class NotebookPage(ProcessStartInfo command) : IAsyncDisposable
{
    Process? process;
    IPage? page;
    Uri? address;

    protected IPage Page => page ?? throw new InvalidOperationException("It was not started.");

    /// <summary>The address that the program has printed, with the token that lets a browser in.</summary>
    protected Uri Address => address ?? throw new InvalidOperationException("It was not started.");

    /// <summary>Selects the editors of a page that takes keys.</summary>
    protected abstract string Editor { get; }

    /// <summary>Runs the command until it has printed an address, and opens a tab.</summary>
    public async Task StartAsync(IBrowser browser)
    {
        (command.RedirectStandardOutput, command.RedirectStandardError) = (true, true);
        process = Process.Start(command)!;
        var printed = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        DataReceivedEventHandler look = (_, said) =>
        {
            if (said.Data is { } line && Printed().Match(line) is { Success: true } match) printed.TrySetResult(new(match.Value));
        };
        process.OutputDataReceived += look;
        process.ErrorDataReceived += look;
        process.BeginOutputReadLine();   // to the end: nobody likes to write into a full pipe
        process.BeginErrorReadLine();
        address = await printed.Task.WaitAsync(TimeSpan.FromMinutes(1));
        page = await browser.NewPageAsync();
        await EnterAsync();
    }

    /// <summary>Shows a notebook, and comes back when its first cell can be typed in.</summary>
    public async Task OpenAsync(string notebook)
    {
        await Page.GotoAsync(AddressOf(notebook), new() { WaitUntil = WaitUntilState.Commit });
        await UntilAsync("document.querySelector(wanted)?.getClientRects().length", Editor);
    }

    /// <summary>Puts these keys into the first cell, and comes back when it shows them.</summary>
    public async Task TypeAsync(string text)
    {
        await Page.Locator(Editor).First.ClickAsync();
        await Page.Keyboard.TypeAsync(text);
        await UntilAsync("document.querySelector(wanted[0]).textContent.includes(wanted[1])", new[] { Editor, text.Trim() });
    }

    /// <summary>Exchanges the text of the first cell.</summary>
    public async Task ReplaceAsync(string text)
    {
        await Page.Keyboard.PressAsync("Control+a");
        await TypeAsync(text);
    }

    /// <summary>Types forty keys, and gives what the browser itself notes of them: the longest, in milliseconds, from a key to the next picture.</summary>
    public async Task<double> LongestKeyAsync()
    {
        await Page.Locator(Editor).First.ClickAsync();
        await Page.EvaluateAsync("() => { window.longest = 0; new PerformanceObserver(seen => { for (const one of seen.getEntries()) window.longest = Math.max(window.longest, one.duration); }).observe({ type: 'event', durationThreshold: 16 }); }");
        await Page.Keyboard.TypeAsync("// forty keys, one after another, as typed", new() { Delay = 30 });
        await Page.WaitForTimeoutAsync(300);
        return await Page.EvaluateAsync<double>("() => window.longest");
    }

    /// <summary>What comes before the first notebook.</summary>
    protected virtual Task EnterAsync() => Task.CompletedTask;

    protected abstract string AddressOf(string notebook);

    /// <summary>Comes back when the kernel is there, if the page says so.</summary>
    public virtual Task KernelAsync() => Task.CompletedTask;

    /// <summary>Presses Run for the cell of this number, which is the next one, and gives the milliseconds from the click until its result can be read, by the page's own clock.</summary>
    public async Task<double> RunAsync(int cell)
    {
        var waited = Page.EvaluateAsync<double>($$"""
            cell => new Promise(done => {
                let clicked;
                addEventListener("click", () => clicked ??= performance.now(), { capture: true });
                const look = () => clicked && {{Result}} ? done(performance.now() - clicked) : requestAnimationFrame(look);
                look();
            })
            """, cell);
        await ClickRunAsync(cell);
        return await waited;
    }

    protected abstract Task ClickRunAsync(int cell);

    /// <summary>In JavaScript, whether the result of `cell` can be read.</summary>
    protected abstract string Result { get; }

    // Before each picture of the page, until this is true. Playwright's own waiting looks after 20, 50, 100, 100 and then 500 milliseconds, which is too seldom to measure with.
    async Task UntilAsync(string condition, object wanted) => await Page.EvaluateAsync($"wanted => new Promise(done => {{ const look = () => {condition} ? done() : requestAnimationFrame(look); look(); }})", wanted);

    public async ValueTask DisposeAsync()
    {
        if (page is not null) await page.CloseAsync();
        if (process is null) return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/\?\S+")]
    private static partial Regex Printed();
}
