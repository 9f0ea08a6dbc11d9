using System.Text.Json.Nodes;

namespace Studio.Tests;

/// <summary>A lesson as slides: as its cells say, with the wire beside them and code that runs.</summary>
public sealed class PresentingTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Cells_say_what_is_a_slide_a_step_of_one_a_note_and_what_is_left_out()
    {
        using var course = new Course().With("01-one", Slide("one", "# First", "slide"), Slide("left", "text:Left out.", "skip"), Slide("step", "text:The second step.", "fragment"),
            Slide("note", "text:Say it slowly.", "notes"), Slide("same", "text:Beside the step.", null), Slide("sub", "# Below the first", "subslide"), Slide("plain", "# A heading that is no slide", null), Slide("end", "text:The last.", "slide"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one", "present");
        var presenter = await workbook.Browser.NewPageAsync();
        await presenter.GotoAsync($"{workbook.Base}present/01-one/notes");
        var cells = page.Locator(".slide .cell");

        await page.Locator(".stage-bar").SeesAsync("1 / 3");
        await Assertions.Expect(cells).ToHaveTextAsync(["First"]);
        await presenter.Locator("[aria-label=Notes]").SeesAsync("Say it slowly.");
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(cells).ToHaveTextAsync(["First", "The second step.", "Beside the step."]);
        await page.Locator(".stage-bar").SeesAsync("1 / 3");
        await page.Keyboard.PressAsync("PageDown");
        await Assertions.Expect(cells).ToHaveTextAsync(["Below the first", "A heading that is no slide"]);
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(cells).ToHaveTextAsync(["The last."]);
        await presenter.Locator("[aria-label=Next]").SeesAsync("This is the last one.");
        await page.Keyboard.PressAsync("ArrowRight");   // there is nothing behind it
        await Assertions.Expect(cells).ToHaveTextAsync(["The last."]);
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(cells).ToHaveTextAsync(["First", "The second step.", "Beside the step."]);   // back, and it is all there still
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(cells).ToHaveTextAsync(["First"]);
        await page.Keyboard.PressAsync("End");
        await page.SeesSlideAsync("The last.");
        await page.Keyboard.PressAsync("Home");
        await page.SeesSlideAsync("First");
        await presenter.Button("On").ClickAsync();   // the presenter's button moves the class's screen
        await page.SeesSlideAsync("The second step.");
    }

    [Fact]
    public async Task The_wire_comes_when_it_is_wanted_and_shows_what_a_slide_sends()
    {
        using var course = new Course().With("01-one", Course.Cell("title", "# Sending"), Course.Cell("send", """
            #r "../lessons/bin/Lessons.dll"
            using FakeMail; using Lessons;
            using (var server = FakeMailServer.Start(port: 0))
            using (var talk = await SmtpDialogue.ConnectAsync(server))
            {
                await talk.ReadReplyAsync();
                Console.WriteLine(await talk.CommandAsync("EHLO slide"));
            }
            """));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one", "present");
        await Assertions.Expect(page.Locator(".panel")).ToHaveCountAsync(0);

        await page.Keyboard.PressAsync("w");
        await page.Locator(".panel").SeesAsync("Nobody has talked to a mail server yet");
        await page.Keyboard.PressAsync("Shift+Enter");
        await page.Locator(".wire").SeesAsync("EHLO slide");
        await page.Text("send").SeesAsync("250");
        await page.Keyboard.PressAsync("w");
        await Assertions.Expect(page.Locator(".panel")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Code_is_changed_and_run_live_on_a_slide()
    {
        using var course = new Course().With("01-one", ("before", "var x = 20;"), ("title", "# Live"), ("code", "Console.WriteLine(x * 2);"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one", "present");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.SeesSlideAsync("Live");

        await page.Keyboard.PressAsync("Shift+Enter");   // with what the slides before it declare
        await page.Text("code").SeesAsync("40");
        await page.ReplaceAsync("code", "Console.WriteLine(x * 2 + 2);");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Text("code").SeesAsync("42");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Locator(".slide .cell[data-cell='before']").WaitForAsync(new() { Timeout = 60_000 });
        await course.HoldsAsync("01-one", "x * 2 + 2");
    }

    static JsonObject Slide(string id, string source, string? type) =>
        Course.Cell(id, source, type is null ? null : new JsonObject { ["slideshow"] = new JsonObject { ["slide_type"] = type } });

    [Fact]
    public async Task What_is_added_and_taken_out_while_a_lesson_is_presented_is_so_on_the_slides()
    {
        using var course = new Course().With("01-one", ("one", "# First"), ("two", "# Second"), ("three", "# Third"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var (slides, lesson) = (await workbook.OpenAsync("01-one", "present"), await workbook.OpenAsync("01-one"));
        await slides.Keyboard.PressAsync("End");
        await slides.Locator(".stage-bar").SeesAsync("3 / 3");

        await lesson.SelectAsync("three");
        await lesson.Keyboard.PressAsync("d");
        await lesson.Keyboard.PressAsync("d");
        await slides.Locator(".stage-bar").SeesAsync("2 / 2");
        await slides.SeesSlideAsync("Second");
        await lesson.ChooseAsync("Add a cell of prose below");
        await lesson.Locator(".cell.selected .cm-content").PressSequentiallyAsync("# Written just now");
        await slides.Locator(".stage-bar").SeesAsync("3 / 3");   // there is a third one again
        await slides.SeesSlideAsync("Written just now");
    }

    [Fact]
    public async Task A_cell_that_was_answered_goes_on_without_its_question()
    {
        using var course = new Course().With("01-one", ("ask", "Console.WriteLine($\"Hello, {Console.ReadLine()}\");\nwhile (!System.IO.File.Exists(\"go\")) await Task.Delay(20);"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one", "present");

        await page.RunAsync("ask");
        await page.Locator("dialog.ask input").FillAsync("Ann");   // on a slide too
        await page.Button("Answer").ClickAsync();
        await page.Text("ask").SeesAsync("Hello, Ann");
        await page.Locator(".cell.running").WaitForAsync();
        await Assertions.Expect(page.Locator("dialog.ask")).ToHaveCountAsync(0);
        await File.WriteAllTextAsync(course.PathOf("work/go"), "", TestContext.Current.CancellationToken);
        await Assertions.Expect(page.Locator(".cell.running")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
    }
}
