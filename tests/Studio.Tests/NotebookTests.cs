namespace Studio.Tests;

/// <summary>A lesson in the browser, worked with as a student would.</summary>
public sealed class NotebookTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_cell_runs_and_shows_what_it_prints_and_returns()
    {
        using var course = new Course().With("01-one", ("title", "# One"), ("print", "Console.WriteLine(\"printed\");\n6 * 7"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");

        await page.RunAsync("print");

        await page.Text("print").First.SeesAsync("printed");
        await page.Text("print").Nth(1).SeesAsync("42");
        await page.Cell("print").Locator(".count").SeesAsync("[1]");
    }

    [Fact]
    public async Task Shift_Enter_runs_and_goes_on_and_run_all_stops_at_the_first_error()
    {
        using var course = new Course().With("01-one", ("a", "var x = 1;\nConsole.WriteLine(x);"), ("b", "x++;\nConsole.WriteLine(x);"), ("c", "int y = \"no number\";"), ("d", "Console.WriteLine(\"never\");"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");

        await page.Cell("a").Locator(".cm-content").ClickAsync();
        await page.Keyboard.PressAsync("Shift+Enter");
        await page.Text("a").SeesAsync("1");
        await page.Keyboard.PressAsync("Shift+Enter");
        await page.Text("b").SeesAsync("2");

        await page.Button("Run all").ClickAsync();
        await page.Text("c").SeesAsync("CS0029");
        await page.Cell("c").Locator(".advice").SeesAsync("convert it");
        await page.Text("b").SeesAsync("2");
        await Assertions.Expect(page.Text("d")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Output_comes_while_the_cell_runs_and_stop_keeps_the_variables()
    {
        using var course = new Course().With("01-one", ("set", "var kept = 5;"), ("loop", "Console.WriteLine(\"begun\");\nwhile (true) { }"), ("ask", "Console.WriteLine($\"kept {kept}\");"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");

        await page.RunAsync("set");
        await page.RunAsync("loop");
        await page.Text("loop").SeesAsync("begun");
        await page.Button("Stop").ClickAsync();
        await page.Cell("loop").Locator(".note").SeesAsync("Your variables are still there.");

        await page.RunAsync("ask");
        await page.Text("ask").SeesAsync("kept 5");
    }

    [Fact]
    public async Task Restart_forgets_variables_and_a_kernel_that_dies_says_so()
    {
        using var course = new Course().With("01-one", ("set", "var x = 1;"), ("die", "Environment.Exit(3);"), ("ask", "Console.WriteLine(x);"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");

        await page.RunAsync("set");
        await page.Cell("set").Locator(".count").SeesAsync("[1]");
        await page.Button("Restart").ClickAsync();
        await page.RunAsync("ask");
        await page.Text("ask").SeesAsync("CS0103");

        await page.RunAsync("die");
        await page.Cell("die").Locator(".alarm").SeesAsync("The kernel died");
        await page.RunAsync("set");
        await page.RunAsync("ask");
        await page.Text("ask").SeesAsync("1");
    }

    [Fact]
    public async Task An_error_leads_to_its_line()
    {
        using var course = new Course().With("01-one", ("wrong", "var a = 1;\nvar b = 2;\nthrow new InvalidOperationException(\"here\");"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");

        await page.RunAsync("wrong");
        await page.Button("Go to line 3").ClickAsync();

        await page.Cell("wrong").Locator(".cm-activeLine").SeesAsync("throw new");
    }

    [Fact]
    public async Task A_cell_may_ask_for_a_line()
    {
        using var course = new Course().With("01-one", ("ask", "var name = Console.ReadLine();\nConsole.WriteLine($\"Hello, {name}\");"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");

        await page.RunAsync("ask");
        await page.Locator("dialog.ask input").FillAsync("Ann");
        await page.Button("Answer").ClickAsync();

        await page.Text("ask").SeesAsync("Hello, Ann");
    }

    [Fact]
    public async Task Jupyters_keys_add_move_change_delete_and_undo_cells()
    {
        using var course = new Course().With("01-one", ("first", "1"), ("second", "2"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        var cells = page.Locator(".cell");

        await page.Cell("first").Locator(".gutter").ClickAsync();
        await page.Keyboard.PressAsync("b");
        await Assertions.Expect(cells).ToHaveCountAsync(3);
        await page.Keyboard.PressAsync("m");
        await Assertions.Expect(cells.Nth(1)).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("markdown"));
        await page.Keyboard.PressAsync("d");
        await page.Keyboard.PressAsync("d");
        await Assertions.Expect(cells).ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("z");
        await Assertions.Expect(cells).ToHaveCountAsync(3);

        await page.Cell("second").Locator(".gutter").ClickAsync();
        await page.Keyboard.PressAsync("Control+Shift+ArrowUp");
        await Assertions.Expect(cells.Nth(1)).ToHaveAttributeAsync("data-cell", "second");
        await page.Keyboard.PressAsync("p");
        await page.Locator("dialog.palette input").FillAsync("join");
        await page.Locator("dialog.palette li button").First.ClickAsync();
        await Assertions.Expect(page.Locator("dialog.palette")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".cm-focused").WaitForAsync();
        await page.Keyboard.InsertTextAsync("/*typed*/");
        await course.HoldsAsync("01-one", "/*typed*/");
    }

    [Fact]
    public async Task Code_is_completed_explained_and_examined_with_what_earlier_cells_declared()
    {
        using var course = new Course().With("01-one", ("declare", "string lighthouse = \"lamp\";\nint Add(int left, int right) => left + right;"), ("use", ""));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        await workbook.Browser.Clock.InstallAsync();
        var page = await workbook.OpenAsync("01-one");
        await page.RunAsync("declare");
        await page.Cell("declare").Locator(".count").SeesAsync("[1]");

        await page.Cell("use").Locator(".cm-content").ClickAsync();
        await page.Keyboard.TypeAsync("lightho");
        await page.Locator(".cm-tooltip-autocomplete").SeesAsync("lighthouse");
        await page.Clock.FastForwardAsync(1_000);   // a list that has just come up takes no Enter: it may have been meant for a new line
        await page.Keyboard.PressAsync("Enter");
        await page.Cell("use").Locator(".cm-line").SeesAsync("lighthouse");
        await page.Keyboard.TypeAsync(".ToUpp");
        await page.Locator(".cm-tooltip-autocomplete").SeesAsync("ToUpper");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".cm-tooltip-autocomplete")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Cell("use").Locator(".cm-focused")).ToHaveCountAsync(1);   // the list is closed, the cell is not left

        await page.ReplaceAsync("use", "var n = 1;\n");
        await page.Keyboard.TypeAsync("Add(");
        await page.Locator(".cm-tooltip.hover").SeesAsync("int left, int right");

        await page.ReplaceAsync("use", "var n = Add(1, nothing);");
        await page.Cell("use").Locator(".cm-lintRange-error").SeesAsync("nothing");
    }

    [Fact]
    public async Task Code_that_is_written_while_a_cell_runs_is_completed_when_that_has_ended()
    {
        using var course = new Course().With("01-one", ("declare", "string lighthouse = \"lamp\";"), ("long", "Console.WriteLine(\"begun\");\nwhile (!System.IO.File.Exists(\"end\")) System.Threading.Thread.Sleep(50);"), ("use", ""));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        await page.RunAsync("declare");
        await page.RunAsync("long");
        await page.Text("long").SeesAsync("begun");

        await page.Cell("use").Locator(".cm-content").ClickAsync();
        await page.Keyboard.TypeAsync("lightho", new() { Delay = 100 });
        await File.WriteAllTextAsync(course.PathOf("work/end"), "", TestContext.Current.CancellationToken);

        await page.Locator(".cm-tooltip-autocomplete").SeesAsync("lighthouse");
    }

    [Fact]
    public async Task A_name_that_was_unknown_is_no_mistake_any_longer_once_the_cell_that_declares_it_has_run()
    {
        using var course = new Course().With("01-one", ("declare", "string lighthouse = \"lamp\";"), ("use", ""));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        await page.ReplaceAsync("use", "Console.WriteLine(lighthouse);");
        await page.Cell("use").Locator(".cm-lintRange-error").SeesAsync("lighthouse");

        await page.RunAsync("declare");

        await Assertions.Expect(page.Cell("use").Locator(".cm-lintRange-error")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
    }

    [Fact]
    public async Task Variables_are_listed_and_words_are_found_and_replaced()
    {
        using var course = new Course().With("01-one", ("set", "var boats = 3;"), ("more", "Console.WriteLine(boats + 1);"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");

        await page.RunAsync("set");
        await page.Button("Variables").ClickAsync();
        await page.Locator(".variables").SeesAsync("boats");

        await page.Button("Find").ClickAsync();
        await page.Locator(".find input").Nth(0).FillAsync("boats");
        await page.Locator(".find input").Nth(1).FillAsync("ships");
        await page.Button("Replace all").ClickAsync();
        await page.Locator(".find [role=status]").SeesAsync("Replaced in 2 cells.");
        await course.HoldsAsync("01-one", "ships + 1");
    }

    [Fact]
    public async Task Twenty_megabytes_of_output_do_not_freeze_the_page()
    {
        using var course = new Course().With("01-one", ("much", "for (var i = 0; i < 200_000; i++) Console.WriteLine(new string('x', 100));"), ("after", "Console.WriteLine(\"alive\");"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");

        await page.RunAsync("much");
        await page.Text("much").First.SeesAsync("are left out here");
        await page.RunAsync("after");
        await page.Text("after").SeesAsync("alive");
    }

    [Fact]
    public async Task Two_tabs_show_one_lesson()
    {
        using var course = new Course().With("01-one", ("a", "var x = 1;"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var (one, other) = (await workbook.OpenAsync("01-one"), await workbook.OpenAsync("01-one"));

        await one.WriteAsync("a", "\nConsole.WriteLine(x + 41);");
        await other.Cell("a").Locator(".cm-content").SeesAsync("x + 41");
        await other.RunAsync("a");
        await one.Text("a").SeesAsync("42");
    }
}
