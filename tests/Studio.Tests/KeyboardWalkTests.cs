namespace Studio.Tests;

/// <summary>The real lessons, walked through without a mouse; nothing is run, so that it is quick.</summary>
public sealed class KeyboardWalkTests(Chromium chromium) : IClassFixture<Chromium>
{
    static readonly string[] Usual = ["01-how-mail-travels", "03-uuencode", "11-smtp-by-hand"];

    /// <summary>Three lessons of different kinds; WORKBOOK_ALL_LESSONS=1 for all of them.</summary>
    [Fact]
    public async Task Every_cell_of_the_course_is_reached_and_every_answer_written_by_keyboard_alone()
    {
        var all = Directory.GetFiles(Path.Combine(Course.Repository, "notebooks"), "*.ipynb").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal);
        string[] lessons = Environment.GetEnvironmentVariable("WORKBOOK_ALL_LESSONS") is "1" ? [.. all] : Usual;
        using var course = new Course();
        foreach (var lesson in lessons) course.WithReal(lesson);
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.Browser.NewPageAsync();
        foreach (var lesson in lessons)
        {
            await page.GotoAsync(workbook.Base);
            await page.Locator(".shelf[data-ready]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
            await TabToAsync(page, $".lessons a[href='/lesson/{lesson}']", lessons.Length);
            await page.Keyboard.PressAsync("Enter");
            await page.Locator(".desk[data-ready]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
            await WalkAsync(page, lesson);
        }
    }

    [Fact]
    public async Task The_link_to_the_text_skips_the_bar_and_stays_on_the_page()
    {
        using var course = new Course().With("01-one", ("title", "# One"), ("a", "1"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");

        await page.GetByText("To the text").FocusAsync();
        await Assertions.Expect(page.GetByText("To the text")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("main")).ToBeFocusedAsync();
        Assert.EndsWith("/lesson/01-one", page.Url, StringComparison.Ordinal);
        await page.Cell("a").WaitForAsync();
    }

    [Fact]
    public async Task What_is_loaded_above_a_cell_that_was_gone_to_does_not_push_it_out_of_sight_until_one_scrolls_oneself()
    {
        using var course = new Course().With("01-one", [("title", "# One"), .. Enumerable.Range(0, 30).Select(at => ($"c{at}", "1\n2\n3"))]);
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        await page.EvaluateAsync("() => { document.documentElement.style.overflowAnchor = 'none'; document.activeElement.blur() }");   // not every browser does it itself
        for (var at = 0; at < 9; at++)
        {
            await page.Keyboard.PressAsync("j");
            await Assertions.Expect(page.Cell($"c{at}")).ToBeFocusedAsync();
        }

        await GrowAsync("title", 900);
        await Assertions.Expect(page.Cell("c8")).ToBeInViewportAsync(new() { Ratio = .9f });
        await GrowAsync("c2", 1500);
        await Assertions.Expect(page.Cell("c8")).ToBeInViewportAsync(new() { Ratio = .9f });

        await page.Mouse.WheelAsync(0, -1000);
        await Assertions.Expect(page.Cell("c8")).Not.ToBeInViewportAsync();
        var top = await TopAsync("c2");
        await GrowAsync("c4", 700);
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        Assert.Equal(top, await TopAsync("c2"));

        Task GrowAsync(string id, int height) => page.Cell(id).EvaluateAsync("(cell, height) => { cell.style.minHeight = `${height}px` }", height);
        Task<double> TopAsync(string id) => page.Cell(id).EvaluateAsync<double>("cell => cell.getBoundingClientRect().top");
    }

    static async Task TabToAsync(IPage page, string link, int lessons)
    {
        for (var pressed = 0; pressed < lessons + 12; pressed++)
        {
            if (await page.EvaluateAsync<bool>("link => document.activeElement.matches(link)", link)) return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{link} is not reached by Tab.");
    }

    static async Task WalkAsync(IPage page, string lesson)
    {
        var ids = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.cell')].map(cell => cell.dataset.cell)");
        Assert.NotEmpty(ids);
        for (var at = 0; at < ids.Length; at++)
        {
            if (at > 0) await page.Keyboard.PressAsync("j");
            if (at > 0) await IsAtAsync(page, lesson, ids[at]);
            var cell = page.Cell(ids[at]);
            if (await cell.EvaluateAsync<bool>("cell => !cell.matches('.code') || cell.getAttribute('aria-label') === 'Check'")) continue;
            await page.Keyboard.PressAsync("Enter");
            await WaitAsync(page, "id => document.activeElement.closest('.cm-editor') && document.activeElement.closest('.cell').dataset.cell === id", lesson, ids[at], "Enter opens no editor");
            await page.Keyboard.PressAsync("Escape");
            await IsAtAsync(page, lesson, ids[at]);
        }
        await page.Keyboard.PressAsync("j");   // there is nothing below the last one
        await IsAtAsync(page, lesson, ids[^1]);
    }

    /// <summary>The cell is selected, has the focus, and is to be seen: most of it, or, if it is higher than the window, half a window of it. (What is loaded meanwhile may still move it a little.)</summary>
    static Task IsAtAsync(IPage page, string lesson, string id) => WaitAsync(page, """
        id => {
            const cell = document.activeElement, box = cell.getBoundingClientRect(), top = document.querySelector(".bar").getBoundingClientRect().bottom;
            const seen = Math.min(box.bottom, innerHeight) - Math.max(box.top, top), isSeen = seen >= Math.min(box.height * .8, (innerHeight - top) / 2);
            return cell.matches(".cell.selected") && cell.dataset.cell === id && isSeen;
        }
        """, lesson, id, "the cell has not the focus, or is not to be seen");

    static async Task WaitAsync(IPage page, string condition, string lesson, string id, string otherwise)
    {
        try
        {
            await page.WaitForFunctionAsync(condition, id, new() { Timeout = 60_000 });
        }
        catch (TimeoutException)
        {
            var where = await page.EvaluateAsync<string>("() => { const a = document.activeElement, b = a.getBoundingClientRect(); return `${a.outerHTML.slice(0, 100)} from ${b.top} to ${b.bottom} in ${innerHeight}` }");
            Assert.Fail($"{lesson}, {id}: {otherwise}. The focus is on {where}");
        }
    }
}
