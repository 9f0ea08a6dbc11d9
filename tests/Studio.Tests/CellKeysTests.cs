namespace Studio.Tests;

/// <summary>Jupyter's keys and the commands of the palette, on several cells at once.</summary>
public sealed class CellKeysTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_cell_is_split_at_the_cursor_and_merged_again_and_each_is_undone()
    {
        using var course = new Course().With("01-one", ("whole", "var a = 1;\nvar b = 2;"), ("last", "3"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        var cells = page.Locator(".cell");

        await page.Cell("whole").Locator(".cm-content").ClickAsync();
        await page.Keyboard.PressAsync("Control+Home");
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.PressAsync("Control+Shift+Minus");
        await Assertions.Expect(cells).ToHaveCountAsync(3);
        await Assertions.Expect(cells.Nth(0).Locator(".cm-line")).ToHaveTextAsync(["var a = 1;"]);
        await Assertions.Expect(cells.Nth(1).Locator(".cm-line")).ToHaveTextAsync(["var b = 2;"]);

        await page.Keyboard.PressAsync("Shift+M");
        await Assertions.Expect(cells).ToHaveCountAsync(2);
        await Assertions.Expect(cells.Nth(0).Locator(".cm-line")).ToHaveTextAsync(["var a = 1;", "var b = 2;"]);

        await page.Keyboard.PressAsync("z");
        await Assertions.Expect(cells).ToHaveCountAsync(3);
        await Assertions.Expect(cells.Nth(1).Locator(".cm-line")).ToHaveTextAsync(["var b = 2;"]);
        await page.Keyboard.PressAsync("z");
        await Assertions.Expect(cells).ToHaveCountAsync(2);
        await Assertions.Expect(cells.Nth(0).Locator(".cm-line")).ToHaveTextAsync(["var a = 1;", "var b = 2;"]);
    }

    [Fact]
    public async Task Run_to_here_runs_what_is_above_and_nothing_below()
    {
        using var course = new Course().With("01-one", ("a", "var x = 1;"), ("b", "Console.WriteLine(x + 1);"), ("c", "Console.WriteLine(\"below\");"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");

        await page.SelectAsync("b");
        await page.ChooseAsync("Run all cells down to this one");
        await page.Text("b").SeesAsync("2");
        await page.Locator("button.stop:disabled").WaitForAsync();

        await page.Cell("a").Locator(".count").SeesAsync("[1]");
        await Assertions.Expect(page.Cell("c").Locator(".count")).ToHaveTextAsync("");
    }

    [Fact]
    public async Task Restart_and_run_all_begins_with_nothing_and_goes_through_to_the_end()
    {
        using var course = new Course().With("01-one", ("once", "var times = (AppContext.GetData(\"times\") as int? ?? 0) + 1;\nAppContext.SetData(\"times\", times);\nConsole.WriteLine($\"ran {times}\");"), ("last", "Console.WriteLine($\"still {times}\");"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");

        await page.RunAsync("once");
        await page.Text("once").SeesAsync("ran 1");
        await page.RunAsync("once");
        await page.Text("once").SeesAsync("ran 2");
        await page.ChooseAsync("Restart and run all cells");

        await page.Text("last").SeesAsync("still 1");   // what the process before it counted is gone
        await page.Text("once").SeesAsync("ran 1");
    }

    [Fact]
    public async Task J_and_K_go_through_the_cells_and_Enter_and_Escape_into_one_and_out_of_it()
    {
        using var course = new Course().With("01-one", ("title", "# One"), ("a", "var a = 1;"), ("b", "var b = 2;"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        async Task IsSelectedAsync(string id) => await page.Locator($".cell.selected[data-cell='{id}']:focus").WaitForAsync(new() { Timeout = 60_000 });

        await page.Keyboard.PressAsync("j");
        await IsSelectedAsync("a");
        await page.Keyboard.PressAsync("j");
        await IsSelectedAsync("b");
        await page.Keyboard.PressAsync("j");
        await IsSelectedAsync("b");
        await page.Keyboard.PressAsync("k");
        await IsSelectedAsync("a");
        await page.Keyboard.PressAsync("Enter");
        await page.Cell("a").Locator(".cm-focused").WaitForAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync(" // jk");   // now they are letters
        await page.Keyboard.PressAsync("Escape");
        await IsSelectedAsync("a");
        await page.Cell("a").Locator(".cm-content").SeesAsync("var a = 1; // jk");

        await page.Keyboard.PressAsync("k");
        await IsSelectedAsync("title");
        await page.Keyboard.PressAsync("Enter");   // prose is shown as its source, and shown again when it is left
        await page.Cell("title").Locator(".cm-focused").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await IsSelectedAsync("title");
        await Assertions.Expect(page.Cell("title").Locator(".cm-editor")).ToHaveCountAsync(0);
        await page.Cell("title").Locator("h1").SeesAsync("One");
    }

    [Fact]
    public async Task Alt_Enter_runs_the_cell_and_writes_on_in_a_new_one_below()
    {
        using var course = new Course().With("01-one", ("a", "Console.WriteLine(41 + 1);"), ("b", "2"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        var cells = page.Locator(".cell");

        await page.Cell("a").Locator(".cm-content").ClickAsync();
        await page.Keyboard.PressAsync("Alt+Enter");
        await page.Text("a").SeesAsync("42");
        await Assertions.Expect(cells).ToHaveCountAsync(3);
        await Assertions.Expect(cells.Nth(2)).ToHaveAttributeAsync("data-cell", "b");
        await cells.Nth(1).Locator(".cm-focused").WaitForAsync();
        await page.Keyboard.TypeAsync("var mine = 1;");
        await cells.Nth(1).Locator(".cm-content").SeesAsync("var mine = 1;");
        await course.HoldsAsync("01-one", "var mine = 1;");
    }

    [Fact]
    public async Task What_is_run_by_key_runs_before_what_is_pressed_right_after_it()
    {
        using var course = new Course().With("01-one", ("set", "var x = 1;"), ("show", "Console.WriteLine($\"x is {x}\");"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        await page.RunAsync("set");
        await page.Cell("set").Locator(".count").SeesAsync("[1]");
        await page.WriteAsync("set", " x = 2;");

        await page.EvaluateAsync("""
            () => {
              document.querySelector("[data-cell=set] .cm-content").dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true, cancelable: true }));
              document.querySelector("[data-cell=show] .run").click();
            }
            """);

        await page.Text("show").SeesAsync("x is 2");
    }

    [Fact]
    public async Task Keys_that_come_faster_than_editors_are_made_are_all_obeyed()
    {
        using var course = new Course().With("01-one", ("first", "1"), ("second", "2"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        await page.SelectAsync("first");
        await page.EvaluateAsync("""
            async () => {
              const press = keys => [...keys].forEach(key => document.dispatchEvent(new KeyboardEvent("keydown", { key })));
              for (let pause = 0; pause < 40; pause++) {   // milliseconds: an editor takes some 30
                press("b");
                await new Promise(done => setTimeout(done, pause));
                press("dd");
              }
            }
            """);
        await page.Keyboard.PressAsync("b");
        await Assertions.Expect(page.Locator(".cell")).ToHaveCountAsync(3);
        await page.RunAsync("second");
        await page.Cell("second").Locator(".count").SeesAsync("[1]");
    }

    [Fact]
    public async Task A_cell_that_is_taken_out_or_made_prose_while_it_waits_is_not_run_and_nothing_waits_for_it()
    {
        using var course = new Course().With("01-one", ("slow", "while (!System.IO.File.Exists(\"go\")) await Task.Delay(20);"), ("out", "Console.WriteLine(\"out\");"), ("prose", "Console.WriteLine(\"prose\");"), ("last", "Console.WriteLine(\"last\");"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        await page.Button("Run all").ClickAsync();
        await page.Cell("last").Locator(".count").SeesAsync("waits");
        await page.SelectAsync("out");
        await page.Keyboard.PressAsync("d");
        await page.Keyboard.PressAsync("d");
        await Assertions.Expect(page.Cell("out")).ToHaveCountAsync(0);
        await page.SelectAsync("prose");
        await page.Keyboard.PressAsync("m");
        await page.Cell("prose").Locator(".prose").WaitForAsync();
        await File.WriteAllTextAsync(course.PathOf("work/go"), "", TestContext.Current.CancellationToken);

        await page.Text("last").SeesAsync("last");
        await page.Locator("button.stop:disabled").WaitForAsync();
        await course.HoldsAsync("01-one", "\"last\\n\"");
        Assert.DoesNotContain("\"prose\\n\"", await File.ReadAllTextAsync(course.WorkOf("01-one"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_with_Ctrl_is_no_half_of_two_keys()
    {
        using var course = new Course().With("01-one", ("a", "var kept = 5;"), ("b", "Console.WriteLine(kept);"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        await page.RunAsync("a");
        await page.Cell("a").Locator(".count").SeesAsync("[1]");
        await page.SelectAsync("a");
        await page.Keyboard.DownAsync("Control");
        foreach (var key in new[] { "0", "0", "d", "d" }) await page.Keyboard.PressAsync(key);   // to the page's own size; and what the browser makes of the other
        await page.Keyboard.UpAsync("Control");

        await page.RunAsync("b");
        await page.Text("b").SeesAsync("5");
        await Assertions.Expect(page.Locator(".cell")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_check_is_not_divided()
    {
        using var course = new Course().With("01-one", Course.Cell("a", "var x = 1;"), Course.Cell("check", "x == 1", Course.Graded("check", 1)));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        await page.SelectAsync("check");
        await page.ChooseAsync("Divide this cell at the cursor");
        await page.Locator(".remark").SeesAsync("belongs to the lesson");
        await Assertions.Expect(page.Locator(".cell")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Cell("check").Locator(".cm-line, .plain")).ToHaveTextAsync(["x == 1"]);
    }

    [Fact]
    public async Task A_cell_that_two_tabs_take_out_comes_back_once()
    {
        using var course = new Course().With("01-one", ("a", "1"), ("b", "2"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var (one, two) = (await workbook.OpenAsync("01-one"), await workbook.OpenAsync("01-one"));
        foreach (var page in new[] { one, two }) await page.SelectAsync("a");
        foreach (var page in new[] { one, two })
        {
            await page.Keyboard.PressAsync("d");
            await page.Keyboard.PressAsync("d");
            await Assertions.Expect(two.Cell("a")).ToHaveCountAsync(0);
        }
        await two.Locator(".cell.selected[data-cell=b]").WaitForAsync();
        await two.Keyboard.PressAsync("z");
        await Assertions.Expect(two.Cell("a")).ToHaveCountAsync(1);
        await two.Keyboard.PressAsync("z");
        await two.Locator(".remark").SeesAsync("There is nothing to take back.");
        await Assertions.Expect(one.Locator(".cell")).ToHaveCountAsync(2);
    }
}
