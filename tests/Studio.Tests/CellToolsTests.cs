namespace Studio.Tests;

/// <summary>What can be done to cells by mouse and by key, and taken back.</summary>
public sealed class CellToolsTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_selected_cell_has_buttons_for_what_can_be_done_to_it()
    {
        using var course = new Course().With("01-one", Course.Cell("title", "# One"), Course.Cell("a", "1"), Course.Cell("check", "true", Course.Graded("check", 1)));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        var cells = page.Locator(".cell");

        await page.Cell("a").Locator(".gutter").ClickAsync();
        await page.Cell("a").Locator(".tools").GetByText("+ Text").ClickAsync();
        await page.Locator(".markdown .cm-focused").WaitForAsync();
        await page.Keyboard.InsertTextAsync("## My notes");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(cells.Nth(2).Locator("h2")).ToHaveTextAsync("My notes");
        await page.Button("↑ Move up").ClickAsync();
        await Assertions.Expect(cells.Nth(1).Locator("h2")).ToHaveTextAsync("My notes");
        await page.Button("× Delete").ClickAsync();
        await Assertions.Expect(cells).ToHaveCountAsync(3);

        await page.Cell("check").Locator(".worth").ClickAsync();
        await Assertions.Expect(page.Button("× Delete")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("x");
        await page.Locator(".remark").SeesAsync("it stays");
    }

    [Fact]
    public async Task Cells_are_copied_to_another_lesson()
    {
        using var course = new Course().With("01-one", ("a", "var copied = 7;")).With("02-two", ("b", "1"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        await page.Cell("a").Locator(".gutter").ClickAsync();
        await page.Keyboard.PressAsync("c");
        await page.Locator(".remark").SeesAsync("Copied");

        var other = await workbook.OpenAsync("02-two");
        await other.Cell("b").Locator(".gutter").ClickAsync();
        await other.Keyboard.PressAsync("v");
        await other.Locator(".cell").Nth(1).SeesAsync("var copied = 7;");
        await course.HoldsAsync("02-two", "var copied = 7;");
    }

    [Fact]
    public async Task What_was_written_after_a_change_that_is_taken_back_can_be_had_again()
    {
        using var course = new Course().With("01-one", Course.Cell("a", "int F() => 0;", Course.Graded("a")));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        await page.ReplaceAsync("a", "int F() => 1;");
        await page.Cell("a").Locator(".reset").ClickAsync();
        await page.Cell("a").SeesAsync("int F() => 0;");
        await page.ReplaceAsync("a", "int F() => 2;");

        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("z");
        await page.Cell("a").SeesAsync("int F() => 1;");
        await page.Keyboard.PressAsync("Shift+Z");
        await page.Cell("a").SeesAsync("int F() => 2;");
    }

    [Fact]
    public async Task What_a_cell_has_put_out_is_hidden_and_shown()
    {
        using var course = new Course().With("01-one", ("a", "Console.WriteLine(\"seen\");"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        await page.RunAsync("a");
        await page.Text("a").SeesAsync("seen");

        await page.Keyboard.PressAsync("o");
        await Assertions.Expect(page.Text("a")).ToHaveCountAsync(0);
        await page.Button("Output is hidden: show it (o)").ClickAsync();
        await page.Text("a").SeesAsync("seen");
    }

    [Fact]
    public async Task A_cell_is_divided_at_the_cursor_from_the_palette_too()
    {
        using var course = new Course().With("01-one", ("a", "var one = 1;\nvar two = 2;"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        await page.Cell("a").Locator(".cm-content").ClickAsync();
        await page.Keyboard.PressAsync("Control+Home");
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.PressAsync("Escape");
        await page.ChooseAsync("Divide this cell at the cursor");

        await Assertions.Expect(page.Locator(".cell")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".cell").Nth(0).Locator(".cm-line")).ToHaveTextAsync("var one = 1;");
        await Assertions.Expect(page.Locator(".cell").Nth(1).Locator(".cm-line")).ToHaveTextAsync("var two = 2;");
    }

    [Fact]
    public async Task Enter_in_the_palette_does_the_first_of_what_was_found()
    {
        using var course = new Course().With("01-one", ("a", "1"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        await page.SelectAsync("a");
        await page.Keyboard.PressAsync("p");
        await page.Locator("dialog.palette input:focus").WaitForAsync();
        await page.Keyboard.TypeAsync("find and");
        await Assertions.Expect(page.Locator("dialog.palette li")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("aside[aria-label=Find]").WaitForAsync();
        await Assertions.Expect(page.Locator("dialog.palette")).ToHaveCountAsync(0);
    }
}
