using Workbook.Notebooks;

namespace Studio.Tests;

/// <summary>Whoever writes lessons wants a difference to be small, and outputs to go or to stay as they say.</summary>
public sealed class AuthorTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task One_character_in_one_cell_changes_one_line_of_the_file()
    {
        using var course = new Course().WithReal("03-uuencode");
        var file = course.PathOf("notebooks/03-uuencode.ipynb");
        var before = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium, null, "--author");
        var page = await workbook.OpenAsync("03-uuencode");

        await page.Cell("printable").ScrollIntoViewIfNeededAsync();
        await page.Cell("printable").Locator(".cm-content").ClickAsync();
        await page.Keyboard.PressAsync("Control+Home");
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync("~");
        await Course.FileHoldsAsync(file, "~\\n\"");
        await page.Locator(".saved[data-state=Saved]").WaitForAsync();

        var after = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(before.Length, after.Length);
        var changed = Assert.Single(Enumerable.Range(0, before.Length), line => before[line] != after[line]);
        Assert.Contains("char Printable(int sixBits)", before[changed], StringComparison.Ordinal);
        Assert.Equal(before[changed].Replace(";\\n", ";~\\n", StringComparison.Ordinal), after[changed]);
        Assert.False(Directory.Exists(course.PathOf("work")));
    }

    [Fact]
    public async Task Outputs_stay_until_they_are_taken_away_and_nothing_else_goes_with_them()
    {
        using var course = new Course().WithReal("03-uuencode");
        var file = course.PathOf("notebooks/03-uuencode.ipynb");
        var before = Notebook.Read(file);
        Assert.Contains(before.Cells, cell => cell.Outputs.Count > 0);
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium, null, "--author");
        var page = await workbook.OpenAsync("03-uuencode");

        await page.Cell("title").Locator(".prose").DblClickAsync();
        await page.Cell("title").Locator(".cm-focused").WaitForAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.InsertTextAsync("\n\nKept.");
        await Course.FileHoldsAsync(file, "Kept.");
        Assert.Equal(before.Cells.Select(cell => cell.Outputs.Count), Notebook.Read(file).Cells.Select(cell => cell.Outputs.Count));

        await page.Locator(".menu summary").ClickAsync();
        await page.Button("Take all outputs away").ClickAsync();
        await Assertions.Expect(page.Locator(".outputs")).ToHaveCountAsync(0);
        for (var deadline = DateTime.UtcNow.AddSeconds(60); Notebook.Read(file).Cells.Any(cell => cell.Outputs.Count > 0) && DateTime.UtcNow < deadline; await Task.Delay(50, TestContext.Current.CancellationToken)) { }

        var after = Notebook.Read(file);
        Assert.All(after.Cells, cell => Assert.Empty(cell.Outputs));
        Assert.All(after.Cells, cell => Assert.Null(cell.ExecutionCount));
        Assert.Equal(before.Cells.Skip(1).Select(cell => (cell.Id, cell.Source)), after.Cells.Skip(1).Select(cell => (cell.Id, cell.Source)));
        Assert.Equal(before.Cells.Select(cell => cell.Metadata.ToJsonString()), after.Cells.Select(cell => cell.Metadata.ToJsonString()));
    }
}
