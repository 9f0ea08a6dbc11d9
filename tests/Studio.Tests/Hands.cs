using System.Diagnostics;

namespace Studio.Tests;

/// <summary>What a user does on a page, in a user's words.</summary>
static class Hands
{
    public static ILocator Cell(this IPage page, string id) => page.Locator($"[data-cell='{id}']");

    public static Task RunAsync(this IPage page, string id) => page.Cell(id).Locator(".run").ClickAsync();

    /// <summary>Runs a whole lesson, and waits for the end.</summary>
    public static async Task RunAllAsync(this IPage page)
    {
        await page.Button("Run all").ClickAsync();
        await page.Locator("button.stop:enabled").WaitForAsync();
        await page.Locator("button.stop:disabled").WaitForAsync(new() { Timeout = 120_000 });
    }

    /// <summary>Puts the cursor at the end of a cell's text.</summary>
    public static async Task WriteAsync(this IPage page, string id, string text)
    {
        await page.Cell(id).ScrollIntoViewIfNeededAsync();   // an editor is there when its cell is near the window
        await page.Cell(id).Locator(".cm-content").ClickAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>Exchanges the whole text of a cell.</summary>
    public static async Task ReplaceAsync(this IPage page, string id, string text)
    {
        await page.Cell(id).ScrollIntoViewIfNeededAsync();   // an editor is there when its cell is near the window
        await page.Cell(id).Locator(".cm-content").ClickAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>What a cell has displayed as HTML.</summary>
    public static IFrameLocator Output(this IPage page, string id) => page.Cell(id).FrameLocator("iframe.output");

    /// <summary>Goes to what a cell has displayed as HTML and reads it: a frame is loaded when it comes near the window, from which what grows above it may push it.</summary>
    public static async Task DisplaysAsync(this IPage page, string id, string text, string within = "body")
    {
        for (var patience = Stopwatch.StartNew(); ;)
        {
            await page.Cell(id).ScrollIntoViewIfNeededAsync();
            try
            {
                await Assertions.Expect(page.Output(id).Locator(within)).ToContainTextAsync(text, new() { Timeout = 1_000 });
                return;
            }
            catch (PlaywrightException) when (patience.Elapsed < TimeSpan.FromSeconds(60))
            {
                // It has been pushed away, or is not there yet.
            }
        }
    }

    public static ILocator Text(this IPage page, string id) => page.Cell(id).Locator("pre.output");

    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static Task SeesSlideAsync(this IPage page, string text) => page.Locator(".slide").SeesAsync(text);

    public static Task SeesAsync(this ILocator place, string text) => Assertions.Expect(place).ToContainTextAsync(text, new() { Timeout = 60_000 });
}
