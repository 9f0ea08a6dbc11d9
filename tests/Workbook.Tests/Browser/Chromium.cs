using Microsoft.Playwright;

namespace Workbook.Tests.Browser;

/// <summary>A headless Chromium, the system's own, shared by the tests that look at pages. Where there is none they are skipped; where everything should be there (CI=true) they fail.</summary>
public sealed class Chromium : IAsyncLifetime
{
    static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // Nothing of it may call out: the tests run without a network.
    static readonly string[] Quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    const float Patience = 60_000;   // of a machine that has other tests to run at the same time; in milliseconds

    IPlaywright? playwright;
    IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (Programs.FirstOrDefault(File.Exists) is not { } program) return;
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Quiet });
    }

    /// <summary>A new page with this content.</summary>
    public async Task<IPage> ShowAsync(string html)
    {
        var page = await (await NewContextAsync(new() { Offline = true })).NewPageAsync();
        await page.SetContentAsync(html);
        return page;
    }

    /// <summary>A browser of its own, so to speak: no cookies, no storage.</summary>
    public async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions? options = null)
    {
        if (browser is null)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") is "true", "Chromium is not installed, and CI should have it.");
            Assert.Skip("Chromium is not installed.");
        }
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
