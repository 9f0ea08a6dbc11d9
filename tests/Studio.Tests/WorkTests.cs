using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Studio.Tests;

/// <summary>What a student has written is never lost, and the lessons are never written.</summary>
public sealed class WorkTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task What_is_typed_is_on_disk_within_two_seconds_and_the_lesson_is_untouched()
    {
        using var course = new Course().With("01-one", ("a", "var x = 1;"));
        var before = await File.ReadAllBytesAsync(course.PathOf("notebooks/01-one.ipynb"), TestContext.Current.CancellationToken);
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");

        await page.WriteAsync("a", "\n// my words");
        await course.HoldsAsync("01-one", "// my words");
        await page.Locator(".saved[data-state=Saved]").WaitForAsync();

        Assert.Equal(before, await File.ReadAllBytesAsync(course.PathOf("notebooks/01-one.ipynb"), TestContext.Current.CancellationToken));
        Assert.Empty(Directory.GetFiles(course.PathOf("work"), "*.part"));
    }

    /// <summary>In the tests four times, each in another way; WORKBOOK_KILLS=100 for the full number.</summary>
    [Fact]
    public async Task A_killed_server_kernel_or_tab_loses_nothing_that_is_older_than_two_seconds()
    {
        var kills = int.TryParse(Environment.GetEnvironmentVariable("WORKBOOK_KILLS"), out var wanted) ? wanted : 4;
        var chance = new Random(20261124);
        using var course = new Course().With("01-one", ("a", "// begun"), ("busy", "Console.WriteLine($\"kernel {Environment.ProcessId}\"); for (var i = 0; i < 20_000; i++) { Console.WriteLine(i); System.Threading.Thread.Sleep(1); }"));
        for (var turn = 0; turn < kills; turn++)
        {
            await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
            var page = await workbook.OpenAsync("01-one");
            await page.RunAsync("busy");
            var running = page.Locator(".running[data-cell=busy] pre.output");   // not what it has shown in the turn before
            await running.SeesAsync("kernel");
            var kernel = int.Parse((await running.InnerTextAsync()).Split(' ', '\n')[1], System.Globalization.CultureInfo.InvariantCulture);
            await page.WriteAsync("a", $"\n// turn {turn} is safe");
            await Task.Delay(2_000, TestContext.Current.CancellationToken);   // what the promise is about
            await page.Keyboard.TypeAsync(" and this may be lost", new() { Delay = 5 });
            await Task.Delay(chance.Next(1_000), TestContext.Current.CancellationToken);
            switch (turn % 4)
            {
                case 0: workbook.Process.Kill(entireProcessTree: false); break;
                case 1: workbook.Process.Kill(entireProcessTree: true); break;
                case 2: await page.CloseAsync(); break;
                case 3: Process.GetProcessById(kernel).Kill(); break;
            }

            var saved = JsonNode.Parse(await File.ReadAllTextAsync(course.WorkOf("01-one"), TestContext.Current.CancellationToken))!;
            var source = saved["cells"]!.AsArray().Single(cell => (string?)cell!["id"] is "a")!["source"]!;
            var text = source is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : (string)source!;
            for (var earlier = 0; earlier <= turn; earlier++) Assert.Contains($"// turn {earlier} is safe", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_another_program_has_written_stays_and_ours_goes_beside_it()
    {
        using var course = new Course().With("01-one", ("a", "var x = 1;"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        await page.WriteAsync("a", "\n// first");
        await course.HoldsAsync("01-one", "// first");

        var theirs = (await File.ReadAllTextAsync(course.WorkOf("01-one"), TestContext.Current.CancellationToken)).Replace("// first", "// theirs", StringComparison.Ordinal);
        await File.WriteAllTextAsync(course.WorkOf("01-one"), theirs, TestContext.Current.CancellationToken);
        await page.WriteAsync("a", "\n// second");

        await page.Locator(".alarm").SeesAsync("Another program has changed 01-one.ipynb");
        Assert.Equal(theirs, await File.ReadAllTextAsync(course.WorkOf("01-one"), TestContext.Current.CancellationToken));
        Assert.Contains("// second", await File.ReadAllTextAsync(course.PathOf("work/01-one-2.ipynb"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_lesson_comes_into_the_copy_and_never_over_the_students_code()
    {
        using var course = new Course().With("01-one", Course.Cell("title", "# One"), Course.Cell("answer", "int F() => 0;", Course.Graded("answer")), Course.Cell("answer-check", "F() == 1", Course.Graded("answer-check", 1)));
        await using (var workbook = await OpenWorkbook.StartAsync(course, chromium))
        {
            var page = await workbook.OpenAsync("01-one");
            await page.ReplaceAsync("answer", "int F() => 1; // mine");
            await course.HoldsAsync("01-one", "// mine");
        }

        course.With("01-one", Course.Cell("title", "# One, revised"), Course.Cell("new", "Console.WriteLine(\"new\");"), Course.Cell("answer", "int F() => 2;", Course.Graded("answer")), Course.Cell("answer-check", "F() == 1 // better", Course.Graded("answer-check", 1)));
        await using (var workbook = await OpenWorkbook.StartAsync(course, chromium))
        {
            var page = await workbook.OpenAsync("01-one");
            await page.Cell("title").SeesAsync("revised");
            await page.Cell("answer-check").SeesAsync("better");
            await page.Cell("answer").SeesAsync("// mine");
            await Assertions.Expect(page.Locator(".cell").Nth(1)).ToHaveAttributeAsync("data-cell", "new");
        }
    }

    [Fact]
    public async Task An_output_that_is_asked_for_while_its_cell_runs_once_more_comes_when_it_is_there()
    {
        using var course = new Course().With("01-one", ("shown", "while (System.IO.File.Exists(\"wait\")) System.Threading.Thread.Sleep(20);\nHTML(\"<b>shown</b>\")"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        await page.RunAsync("shown");
        await page.DisplaysAsync("shown", "shown");
        var address = await page.Cell("shown").Locator("iframe.output").GetAttributeAsync("data-src");

        await File.WriteAllTextAsync(course.PathOf("work/wait"), "", TestContext.Current.CancellationToken);
        await page.RunAsync("shown");
        await page.Locator(".cell.running").WaitForAsync();
        await Assertions.Expect(page.Cell("shown").Locator("iframe.output")).ToHaveCountAsync(0);
        var answer = page.EvaluateAsync<int>("address => fetch(address).then(answer => answer.status)", address);
        await page.EvaluateAsync("() => fetch('/')");   // one that was asked later has been answered
        File.Delete(course.PathOf("work/wait"));

        Assert.Equal(200, await answer);
    }

    [Fact]
    public async Task An_exercise_is_solved_earns_points_and_is_put_back()
    {
        using var course = new Course().WithReal("03-uuencode");
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("03-uuencode");

        await page.RunAllAsync();
        await page.DisplaysAsync("uu-length-check", "still to do");
        await page.Output("uu-length-check").Locator("summary").First.ClickAsync();

        await page.ReplaceAsync("uu-length", "char LengthCharacter(int octets) => Printable(octets);");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.RunAsync("uu-length-check");
        await page.Cell("uu-length-check").Locator(".worth").SeesAsync("1/1");
        await page.Locator(".bar .points").SeesAsync("1 of 13 points");

        var shelf = await workbook.Browser.NewPageAsync();
        await shelf.GotoAsync(workbook.Base);
        await shelf.Locator(".lessons .points").First.SeesAsync("1 of 13");

        await page.Cell("uu-length").Locator(".reset").ClickAsync();
        await page.Cell("uu-length").SeesAsync("NotImplementedException");
        await page.Cell("uu-length").Locator(".gutter .count").ClickAsync();
        await page.Keyboard.PressAsync("z");
        await page.Cell("uu-length").SeesAsync("=> Printable(octets)");
    }

    [Fact]
    public async Task An_author_edits_the_lesson_itself_and_says_what_a_cell_is_worth()
    {
        using var course = new Course().With("01-one", ("title", "# One"), ("check", "1 == 1"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium, null, "--author");
        var page = await workbook.OpenAsync("01-one");

        await page.Cell("check").Locator(".cm-content").ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".menu summary").ClickAsync();
        await page.Button("About the cell").ClickAsync();
        await page.Locator(".about select").First.SelectOptionAsync("check");
        await page.Locator(".about input[type=number]").FillAsync("3");
        await page.Button("Note it down").ClickAsync();
        await page.Locator(".about [role=status]").SeesAsync("Noted.");
        await Course.FileHoldsAsync(course.PathOf("notebooks/01-one.ipynb"), "grade_id");

        var check = JsonNode.Parse(await File.ReadAllTextAsync(course.PathOf("notebooks/01-one.ipynb"), TestContext.Current.CancellationToken))!["cells"]![1]!["metadata"]!["nbgrader"]!;
        Assert.Equal((3, "check", true), ((int)check["points"]!, (string)check["grade_id"]!, (bool)check["locked"]!));
        Assert.False(Directory.Exists(course.PathOf("work")));
    }

    [Fact]
    public async Task What_another_program_has_written_is_there_when_the_page_is_loaded_again_and_so_is_ours_beside_it()
    {
        using var course = new Course().With("01-one", ("a", "var x = 1;"), ("b", "var y = 2;"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        await page.WriteAsync("b", " // mine");
        await course.HoldsAsync("01-one", "// mine");
        async Task WriteFromElsewhereAsync(string before, string after) => await File.WriteAllTextAsync(course.WorkOf("01-one"), (await File.ReadAllTextAsync(course.WorkOf("01-one"))).Replace(before, after, StringComparison.Ordinal));
        async Task LoadUntilItShowsAsync(string text)
        {
            for (var turns = 0; turns < 20 && !(await page.Cell("a").InnerTextAsync()).Contains(text, StringComparison.Ordinal); turns++)   // the tab that was may be there for a moment yet
            {
                await page.ReloadAsync();
                await page.Locator(".desk[data-ready]").WaitForAsync();
            }
            await page.Cell("a").SeesAsync(text);
        }

        await WriteFromElsewhereAsync("var x = 1;", "var x = 11;");
        await LoadUntilItShowsAsync("var x = 11;");
        await page.WriteAsync("b", " // and more");
        await course.HoldsAsync("01-one", "// and more");   // nobody is in anybody's way any longer

        await WriteFromElsewhereAsync("var x = 11;", "var x = 111;");
        await page.WriteAsync("b", " // at once");
        await page.Locator(".alarm").SeesAsync("Reload the page to see the other one.");
        await LoadUntilItShowsAsync("var x = 111;");
        Assert.Contains("// at once", await File.ReadAllTextAsync(course.PathOf("work/01-one-2.ipynb"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
