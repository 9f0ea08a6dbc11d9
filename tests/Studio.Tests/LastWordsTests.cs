using Workbook.Notebooks;
using Workbook.Studio;

namespace Studio.Tests;

/// <summary>The last words before a tab is gone, and two programs that write the same copy.</summary>
public sealed class LastWordsTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("closed")]
    [InlineData("loaded again")]
    [InlineData("led elsewhere")]
    [InlineData("led to the shelf")]
    public async Task A_tab_that_is_gone_before_the_editor_has_told_anybody_loses_nothing(string how)
    {
        using var course = new Course().With("01-one", ("a", "var x = 1;"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        for (var turn = 1; turn <= 3; turn++)
        {
            await page.WriteAsync("a", $"\n// last words {turn}");   // and at once:
            if (how is "closed") await page.CloseAsync(new() { RunBeforeUnload = true });
            else if (how is "loaded again") await page.ReloadAsync();
            else if (how is "led elsewhere") await page.GotoAsync("about:blank");
            else await page.EvaluateAsync("() => document.querySelector('header a').click()");
            await course.HoldsAsync("01-one", $"last words {turn}");
            if (!page.IsClosed) await page.CloseAsync();
            page = await workbook.OpenAsync("01-one");
        }
    }

    [Fact]
    public async Task Last_words_are_taken_from_the_page_alone_and_never_for_a_cell_that_is_the_lessons()
    {
        using var course = new Course().With("01-one", Course.Cell("a", "var x = 1;"), Course.Cell("check", "x == 1", Course.Graded("check", 1)));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        await workbook.OpenAsync("01-one");
        async Task<int> PostAsync(string cell, params (string Name, string Value)[] headers) =>
            (await workbook.Browser.APIRequest.PostAsync($"{workbook.Base}last-words/01-one/{cell}?editor=e&order=0", new() { Data = "// theirs", Headers = headers.Select(header => KeyValuePair.Create(header.Name, header.Value)) })).Status;

        Assert.Equal(403, await PostAsync("a", ("Origin", "https://evil.example")));
        Assert.Equal(403, await PostAsync("a", ("Origin", "null")));
        Assert.Equal(404, await PostAsync("check"));
        Assert.Equal(404, await PostAsync("nowhere"));
        Assert.Equal(204, await PostAsync("a", ("Origin", workbook.Base.TrimEnd('/'))));
        await course.HoldsAsync("01-one", "// theirs");
    }

    [Fact]
    public void What_a_tab_said_before_its_last_words_and_comes_after_them_is_too_late()
    {
        using var course = new Course().With("01-one", ("a", "o"));
        var notebook = Notebook.Read(course.PathOf("notebooks/01-one.ipynb"));
        var (cell, changes) = (notebook.Cells[0], 0);
        var editor = new CellEditor(notebook, new(), isAuthor: false, () => changes++);
        editor.Type(cell, "on", "here", 0);
        editor.Type(cell, "one, two, three", "here", 2);
        editor.Type(cell, "one, two", "here", 1);
        Assert.Equal(("one, two, three", 2), (cell.Source, changes));
        editor.Type(cell, "four", "in another tab", 0);
        Assert.Equal(("four", 3), (cell.Source, changes));
    }

    [Fact]
    public async Task Two_servers_on_one_folder_write_nothing_over_each_other()
    {
        using var course = new Course().With("01-one", ("a", "var x = 1;"));
        await using var one = await OpenWorkbook.StartAsync(course, chromium);
        var here = await one.OpenAsync("01-one");
        await here.WriteAsync("a", "\n// before the other came");
        await course.HoldsAsync("01-one", "before the other came");
        await using var two = await OpenWorkbook.StartAsync(course, chromium);
        Assert.NotEqual(one.Base, two.Base);
        var there = await two.OpenAsync("01-one");
        await there.Cell("a").SeesAsync("before the other came");

        await there.WriteAsync("a", "\n// of the second");
        await course.HoldsAsync("01-one", "of the second");
        await here.WriteAsync("a", "\n// of the first");
        await here.Locator(".alarm").SeesAsync("Another program has changed 01-one.ipynb");
        await there.WriteAsync("a", "\n// second again");
        await course.HoldsAsync("01-one", "second again");
        await here.WriteAsync("a", "\n// first again");
        await Course.FileHoldsAsync(course.PathOf("work/01-one-2.ipynb"), "first again");

        var (theirs, ours) = (await File.ReadAllTextAsync(course.WorkOf("01-one"), TestContext.Current.CancellationToken), await File.ReadAllTextAsync(course.PathOf("work/01-one-2.ipynb"), TestContext.Current.CancellationToken));
        Assert.Contains("of the second", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain("of the first", theirs, StringComparison.Ordinal);
        Assert.Contains("of the first", ours, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(course.PathOf("work"), "*.ipynb").Length);
    }
}
