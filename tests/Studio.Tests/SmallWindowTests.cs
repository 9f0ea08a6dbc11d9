namespace Studio.Tests;

/// <summary>A telephone, a page at 200 %, and paper.</summary>
public sealed class SmallWindowTests(Chromium chromium) : IClassFixture<Chromium>
{
    /// <summary>640 × 450 at two pixels a point is a window of 1280 × 900 at 200 %.</summary>
    [Theory]
    [InlineData(640, 450, 2)]
    [InlineData(390, 844, 3)]
    public async Task Nothing_has_to_be_scrolled_sideways(int width, int height, float scale)
    {
        using var course = new Course().WithReal("03-uuencode");
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium, new() { ViewportSize = new() { Width = width, Height = height }, DeviceScaleFactor = scale });
        var shelf = await workbook.Browser.NewPageAsync();
        await shelf.GotoAsync(workbook.Base);
        await shelf.Locator(".lessons a").WaitForAsync();
        await FitsAsync(shelf, "the shelf");

        var page = await workbook.OpenAsync("03-uuencode");
        await FitsAsync(page, "the lesson");
        foreach (var panel in new[] { "Wire", "Inbox", "Variables", "Find" })
        {
            await page.Button(panel).ClickAsync();
            await page.Locator($".panel[aria-label='{panel}']").WaitForAsync();
            await FitsAsync(page, panel);
            await page.Locator(".panel > header button").ClickAsync();   // its cross can be reached
            await Assertions.Expect(page.Locator(".panel")).ToHaveCountAsync(0);
        }
        await page.Locator(".menu summary").ClickAsync();
        await FitsAsync(page, "the menu");
        await IsWithinAsync(page, ".menu ul");
        await page.Locator(".menu summary").ClickAsync();
        await page.GetByTitle("All commands (p)").ClickAsync();
        await page.Locator("dialog.palette").WaitForAsync();
        await FitsAsync(page, "the palette");
        await IsWithinAsync(page, "dialog.palette");

        var slides = await workbook.OpenAsync("03-uuencode", "present");
        await FitsAsync(slides, "the slides");
        await IsWithinAsync(slides, ".stage-bar a:last-of-type");
        await slides.Keyboard.PressAsync("w");
        await slides.Locator(".panel").WaitForAsync();
        await FitsAsync(slides, "the wire beside a slide");
        await slides.GotoAsync($"{workbook.Base}present/03-uuencode/notes");
        await slides.Locator("[aria-label=Notes]").WaitForAsync();
        await FitsAsync(slides, "the presenter's view");
    }

    [Fact]
    public async Task On_paper_there_is_the_lesson_without_its_bars()
    {
        using var course = new Course().With("01-one", ("title", "# One"), ("a", "Console.WriteLine(6 * 7);"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        await page.RunAsync("a");
        await page.Text("a").SeesAsync("42");
        await page.Button("Find").ClickAsync();
        await page.Locator(".panel").WaitForAsync();
        await Assertions.Expect(page.Locator(".bar")).ToBeVisibleAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await Assertions.Expect(page.Locator(".bar")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".panel")).ToBeHiddenAsync();
        await Assertions.Expect(page.Cell("a").Locator(".run")).ToBeHiddenAsync();
        await Assertions.Expect(page.Cell("title").Locator("h1")).ToBeVisibleAsync();
        await Assertions.Expect(page.Cell("a").Locator(".cm-content")).ToBeVisibleAsync();
        await Assertions.Expect(page.Text("a")).ToBeVisibleAsync();

        var slides = await workbook.OpenAsync("01-one", "present");
        await slides.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(slides.Locator(".stage-bar")).ToBeHiddenAsync();
        await Assertions.Expect(slides.Locator(".slide h1").First).ToBeVisibleAsync();
    }

    static async Task FitsAsync(IPage page, string what)
    {
        var (wide, window) = (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), await page.EvaluateAsync<int>("() => document.documentElement.clientWidth"));
        if (wide <= window) return;
        var sticking = await page.EvaluateAsync<string>("() => [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1).slice(0, 5).map(one => one.outerHTML.slice(0, 120)).join(' | ')");
        Assert.Fail($"{what} is {wide} wide in a window of {window}: {sticking}");
    }

    static async Task IsWithinAsync(IPage page, string what) =>
        Assert.True(await page.EvaluateAsync<bool>("what => { const box = document.querySelector(what).getBoundingClientRect(); return box.left >= 0 && box.right <= innerWidth + 1 }", what), $"{what} sticks out of the window.");
}
