namespace Studio.Tests;

/// <summary>Help where it is asked for, and a lesson that can be begun again.</summary>
public sealed class ExerciseTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Hints_come_one_at_a_time_and_only_when_asked_for()
    {
        using var course = new Course().WithReal("02-seven-bits");
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("02-seven-bits");

        await page.RunAsync("load");
        await page.Cell("load").Locator(".count").SeesAsync("[1]");
        await page.Cell("seven-crlf").ScrollIntoViewIfNeededAsync();
        await page.ReplaceAsync("seven-crlf", "string ToCrLf(string text) => \"wrong\";");
        await page.RunAsync("seven-crlf");
        await page.RunAsync("seven-crlf-check");
        var card = page.Output("seven-crlf-check");
        await page.DisplaysAsync("seven-crlf-check", "not yet");
        var (first, second) = (card.GetByText("So make them all a lone LF first"), card.GetByText("a CR LF becomes two line ends"));

        await Assertions.Expect(card.Locator("summary").Filter(new() { HasText = "Hint 1 of 3" })).ToBeVisibleAsync();
        await Assertions.Expect(first).ToBeHiddenAsync();
        await card.GetByText("Hint 1 of 3").ClickAsync();
        await Assertions.Expect(first).ToBeVisibleAsync();
        await Assertions.Expect(second).ToBeHiddenAsync();
        await card.GetByText("Hint 2 of 3").ClickAsync();
        await Assertions.Expect(second).ToBeVisibleAsync();
        await Assertions.Expect(card.GetByText("Hint 3 of 3")).ToBeVisibleAsync();
        await Assertions.Expect(card.GetByText("text.Replace(\"\\r\\n\"")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_whole_lesson_is_put_back_and_undo_brings_each_answer_back()
    {
        using var course = new Course().With("01-one", Course.Cell("title", "# One"),
            Course.Cell("first", "int F() => 0;", Course.Graded("first")), Course.Cell("second", "int G() => 0;", Course.Graded("second")));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        await page.ReplaceAsync("first", "int F() => 1; // mine");
        await page.ReplaceAsync("second", "int G() => 2; // mine too");
        await course.HoldsAsync("01-one", "// mine too");

        await page.Locator(".menu summary").ClickAsync();
        await page.Button("Put the whole lesson back").ClickAsync();
        await page.Cell("first").SeesAsync("int F() => 0;");
        await page.Cell("second").SeesAsync("int G() => 0;");
        await course.HoldsAsync("01-one", "int F() => 0;");

        await page.SelectAsync("title");
        await page.Keyboard.PressAsync("z");
        await page.Keyboard.PressAsync("z");
        await page.Cell("first").SeesAsync("// mine");
        await page.Cell("second").SeesAsync("// mine too");
        await course.HoldsAsync("01-one", "// mine too");
    }
}
