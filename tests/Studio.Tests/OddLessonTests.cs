using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Studio.Tests;

/// <summary>Lessons that somebody else has made, or a program has merged: odd names, and odd things in them.</summary>
public sealed class OddLessonTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_lesson_whose_name_has_marks_of_an_address_in_it_opens_runs_and_is_handed_in()
    {
        using var course = new Course().With("01-C# & 100% sure", ("title", "# Sharp"), ("a", "Console.WriteLine(1 + 1);"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.Browser.NewPageAsync();
        await page.GotoAsync(workbook.Base);
        await page.Locator("[data-ready]").WaitForAsync();
        await page.Locator(".lessons a").Filter(new() { HasText = "Sharp" }).ClickAsync();
        await page.Locator(".desk[data-ready]").WaitForAsync();

        await page.WriteAsync("a", "\nConsole.WriteLine(40 + 2);");
        await page.RunAsync("a");
        await page.Text("a").SeesAsync("42");
        await course.HoldsAsync("01-C# & 100% sure", "40 + 2");
        foreach (var link in await page.Locator(".menu a").EvaluateAllAsync<string[]>("links => links.map(link => link.href)"))
            Assert.Equal(200, (await workbook.Browser.APIRequest.GetAsync(link)).Status);
        await page.WriteAsync("a", "\n// last words");   // they have an address of their own
        await page.CloseAsync();
        await course.HoldsAsync("01-C# & 100% sure", "last words");
    }

    [Theory]
    [InlineData("""{"tags": "no list", "editable": "yes", "deletable": 3, "slideshow": {"slide_type": 7}, "workbook": []}""", "[]")]
    [InlineData("""{"nbgrader": {"grade": "y", "points": 1.5, "grade_id": 3, "locked": 1, "solution": 0}}""", "[]")]
    [InlineData("{}", """[{"output_type": "error", "ename": "E", "evalue": "what it says", "traceback": "no list"}]""")]
    [InlineData("{}", """[{"output_type": 5, "text": 7}, {"output_type": "new kind"}, null, {"output_type": "stream", "name": 3, "text": ["a", 4]}]""")]
    [InlineData("{}", """[{"output_type": "display_data", "data": {"application/vnd.email-workbook.check+json": {"points": "many"}, "text/plain": 3, "image/png": {}}}]""")]
    public async Task What_is_of_another_kind_than_a_notebook_should_have_it_keeps_nobody_from_the_rest(string metadata, string outputs)
    {
        var odd = Course.Cell("odd", "1", (JsonObject)JsonNode.Parse(metadata)!);
        odd["outputs"] = JsonNode.Parse(outputs);
        using var course = new Course().With("01-odd", odd, Course.Cell("a", "Console.WriteLine(\"well\");"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        foreach (var path in new[] { "", "present/01-odd", "present/01-odd/notes", "export/01-odd", "hand-in/01-odd" })
            Assert.Equal(200, (await workbook.Browser.APIRequest.GetAsync(workbook.Base + path)).Status);

        var page = await workbook.OpenAsync("01-odd");
        await page.RunAsync("a");
        await page.Text("a").SeesAsync("well");
    }

    [Fact]
    public async Task Two_cells_with_one_id_are_told_apart()
    {
        using var course = new Course().With("01-one", ("same", "Console.WriteLine(\"first\");"), ("same", "Console.WriteLine(\"second\");"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        await page.RunAllAsync();
        await Assertions.Expect(page.Locator("pre.output")).ToHaveTextAsync(["first\n", "second\n"]);
        await page.WriteAsync("same", " // mine");
        await course.HoldsAsync("01-one", "// mine");

        var saved = Notebook.Read(course.WorkOf("01-one")).Cells;
        Assert.Equal((2, "Console.WriteLine(\"second\");"), (saved.Select(cell => cell.Id).Distinct().Count(), saved[1].Source));
    }

    [Fact]
    public async Task The_presenters_view_of_a_damaged_copy_says_what_is_wrong()
    {
        using var course = new Course().With("01-one", ("a", "1"));
        Directory.CreateDirectory(course.PathOf("work"));
        await File.WriteAllTextAsync(course.WorkOf("01-one"), "{\"cells\": [", TestContext.Current.CancellationToken);
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.Browser.NewPageAsync();
        await page.GotoAsync($"{workbook.Base}present/01-one/notes");
        await page.Locator("h1").SeesAsync("01-one.ipynb");
    }

    [Theory]
    [InlineData("<!-- a comment that does not end")]
    [InlineData("<style> p { color: red }")]
    [InlineData("<textarea>")]
    public async Task A_display_that_leaves_something_open_is_as_high_as_what_it_shows(string open)
    {
        using var course = new Course().With("01-one", ("a", $"display(HTML(\"<p style='height:300px'>tall</p>{open}\"));"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        await page.RunAsync("a");
        await page.WaitForFunctionAsync("() => document.querySelector('iframe.output')?.offsetHeight > 300", null, new() { Timeout = 60_000 });
    }

    [Fact]
    public async Task A_lesson_without_cells_has_one_to_begin_with()
    {
        using var course = new Course().With("01-one", (JsonObject[])[]);
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        await page.Locator(".cm-content").PressSequentiallyAsync("Console.WriteLine(\"begun\");");
        await page.Keyboard.PressAsync("Shift+Enter");
        await page.Locator("pre.output").SeesAsync("begun");
        await course.HoldsAsync("01-one", "begun");
    }
}
