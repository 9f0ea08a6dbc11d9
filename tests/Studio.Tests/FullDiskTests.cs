using System.Text.Json.Nodes;

namespace Studio.Tests;

/// <summary>A disk that takes nothing: it is said, what is there stays whole, and what was written arrives as soon as there is room.</summary>
public sealed class FullDiskTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_full_disk_is_told_tears_nothing_and_gets_the_newest_text_when_there_is_room()
    {
        using var course = new Course().With("01-one", ("a", "var x = 1;"));
        using var disk = await FullDisk.MountAsync(course.PathOf("work"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        await TryAsync(course, workbook, disk.Fill, disk.MakeRoom, at: course.PathOf("work"));
    }

    [Fact]
    public async Task A_work_folder_that_is_away_for_a_while_is_told_and_gets_the_newest_text_when_it_is_back()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A folder in which a kernel runs cannot be moved away there.");
        using var course = new Course().With("01-one", ("a", "var x = 1;"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var (work, away) = (course.PathOf("work"), course.PathOf("away"));
        await TryAsync(course, workbook, () =>
        {
            Directory.Move(work, away);
            File.WriteAllText(work, "");   // so that nobody can make it anew
        }, () =>
        {
            File.Delete(work);
            Directory.Move(away, work);
        }, at: away);
    }

    [Fact]
    public async Task A_lesson_that_cannot_be_copied_says_why_and_opens_when_it_can()
    {
        using var course = new Course().With("01-one", ("a", "var x = 1;"));
        await File.WriteAllTextAsync(course.PathOf("work"), "in the way of the folder", TestContext.Current.CancellationToken);
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.Browser.NewPageAsync();
        await page.GotoAsync($"{workbook.Base}lesson/01-one");
        await page.Locator("h1").SeesAsync("work");
        await Assertions.Expect(page.GetByText("To the shelf")).ToBeVisibleAsync();

        File.Delete(course.PathOf("work"));
        await (await workbook.OpenAsync("01-one")).Cell("a").SeesAsync("var x = 1;");
    }

    static async Task TryAsync(Course course, OpenWorkbook workbook, Action fill, Action makeRoom, string at)
    {
        var page = await workbook.OpenAsync("01-one");
        await page.WriteAsync("a", "\n// before");
        await course.HoldsAsync("01-one", "// before");
        await page.Locator(".saved[data-state=Saved]").WaitForAsync();

        fill();
        await page.WriteAsync("a", "\n// while it is full");
        await page.Locator(".alarm").SeesAsync("The disk does not take your work");
        await Assertions.Expect(page.Locator(".saved")).ToHaveTextAsync("not saved");
        var kept = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(at, "01-one.ipynb"), TestContext.Current.CancellationToken))!.ToJsonString();
        Assert.Contains("// before", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("while it is full", kept, StringComparison.Ordinal);
        await page.WriteAsync("a", "\n// the newest");

        makeRoom();
        await course.HoldsAsync("01-one", "// the newest");
        await page.Locator(".saved[data-state=Saved]").WaitForAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator(".alarm")).ToHaveCountAsync(0);
        Assert.Contains("while it is full", await File.ReadAllTextAsync(course.WorkOf("01-one"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(["01-one.ipynb"], Directory.GetFiles(course.PathOf("work")).Select(Path.GetFileName));   // no other copy, no half of one
    }
}
