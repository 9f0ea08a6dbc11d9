namespace Studio.Tests;

/// <summary>Prose is shown as GitHub shows it, and nothing in it runs.</summary>
public sealed class MarkdownTests(Chromium chromium) : IClassFixture<Chromium>
{
    const string Prose = """
        text:## What GitHub shows

        | Year | What came |
        |------|----------:|
        | 1982 | SMTP |

        ```csharp
        var lamp = "<b>not bold</b>";
        ```

        A claim.[^why] It is ~~wrong~~ right, see https://www.rfc-editor.org/.

        - [x] read
        - [ ] written

        <details><summary>The answer</summary>

        It is **forty-two**.

        </details>

        ![A lighthouse](data/lamp.png) <img alt="The same as HTML" src="./data/lamp.png" onload="document.title = 'STOLEN'">

        [The next lesson](02-two.ipynb#later) <script>document.title = 'STOLEN'</script>

        [^why]: Because of the note.
        """;

    [Fact]
    public async Task Prose_looks_as_on_GitHub_and_no_script_in_it_runs()
    {
        using var course = new Course().With("01-one", ("prose", Prose), ("code", "1"));
        Directory.CreateDirectory(course.PathOf("notebooks/data"));
        File.Copy(Path.Combine(Course.Repository, "notebooks", "data", "lighthouse.png"), course.PathOf("notebooks/data/lamp.png"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        var prose = page.Cell("prose").Locator(".prose");

        await prose.Locator("table td").First.SeesAsync("1982");
        await Assertions.Expect(prose.Locator("table th")).ToHaveCountAsync(2);
        await prose.Locator("pre code").SeesAsync("var lamp = \"<b>not bold</b>\";");
        await prose.Locator("del").SeesAsync("wrong");
        await Assertions.Expect(prose.Locator("a[href='https://www.rfc-editor.org/']")).ToHaveCountAsync(1);
        await Assertions.Expect(prose.Locator("input[type=checkbox]")).ToHaveCountAsync(2);
        await Assertions.Expect(prose.Locator("input[type=checkbox]").First).ToBeCheckedAsync();
        await Assertions.Expect(prose.Locator("input[type=checkbox]").First).ToBeDisabledAsync();
        await Assertions.Expect(prose.GetByText("The next lesson")).ToHaveAttributeAsync("href", "/lesson/02-two#later");
        await Assertions.Expect(prose.Locator("script")).ToHaveCountAsync(0);
        Assert.NotEqual("STOLEN", await page.TitleAsync());
    }

    [Fact]
    public async Task An_answer_is_folded_until_it_is_asked_for_and_a_footnote_leads_there_and_back()
    {
        using var course = new Course().With("01-one", ("prose", Prose), ("code", "1"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        var prose = page.Cell("prose").Locator(".prose");

        await Assertions.Expect(prose.GetByText("forty-two")).ToBeHiddenAsync();
        await prose.Locator("summary").ClickAsync();
        await Assertions.Expect(prose.GetByText("forty-two")).ToBeVisibleAsync();

        await prose.Locator("a.footnote-ref").ClickAsync();
        await prose.Locator("li:focus").SeesAsync("Because of the note.");
        await prose.Locator("a.footnote-back-ref").ClickAsync();
        await Assertions.Expect(prose.Locator("a.footnote-ref")).ToBeFocusedAsync();
        Assert.EndsWith("/lesson/01-one", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_of_the_course_are_shown_by_the_names_that_the_lesson_gives_them()
    {
        using var course = new Course().With("01-one", ("prose", Prose), ("code", "1"));
        Directory.CreateDirectory(course.PathOf("notebooks/data"));
        File.Copy(Path.Combine(Course.Repository, "notebooks", "data", "lighthouse.png"), course.PathOf("notebooks/data/lamp.png"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");

        foreach (var name in new[] { "A lighthouse", "The same as HTML" })
        {
            var picture = page.GetByAltText(name);
            await picture.ScrollIntoViewIfNeededAsync();
            await page.WaitForFunctionAsync("name => document.querySelector(`img[alt='${name}']`).naturalWidth > 0", name, new() { Timeout = 60_000 });
        }
        Assert.NotEqual("STOLEN", await page.TitleAsync());
    }
}
