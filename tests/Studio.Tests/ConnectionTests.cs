namespace Studio.Tests;

/// <summary>A page that the workbook does not answer for a while: a laptop was closed, or the server was ended and started anew.</summary>
public sealed class ConnectionTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task What_is_written_while_the_workbook_does_not_answer_is_told_saved_and_run_when_it_is_back()
    {
        using var course = new Course().With("01-one", ("a", "Console.WriteLine(\"before\");"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        await page.EvaluateAsync("""
            () => {
              const send = WebSocket.prototype.send;
              WebSocket.prototype.send = function (...what) { window.wire = this; return send.apply(this, what); };
            }
            """);
        await page.WriteAsync("a", "\n// one");
        await course.HoldsAsync("01-one", "// one");

        await workbook.Browser.SetOfflineAsync(true);
        await page.EvaluateAsync("() => window.wire.close()");
        await page.GetByRole(AriaRole.Alert).SeesAsync("The workbook does not answer.");
        await page.WriteAsync("a", "\nConsole.WriteLine(\"while it was away\");");
        await workbook.Browser.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator(".away")).ToHaveTextAsync("", new() { Timeout = 60_000 });

        await course.HoldsAsync("01-one", "while it was away");
        await page.RunAsync("a");
        await page.Text("a").SeesAsync("while it was away");
    }

    [Fact]
    public async Task What_is_written_after_the_server_was_killed_is_taken_by_the_one_that_comes_after_it()
    {
        using var course = new Course().With("01-one", ("a", "var x = 1;"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        workbook.Process.Kill(entireProcessTree: true);
        await page.GetByRole(AriaRole.Alert).SeesAsync("The workbook does not answer.");
        await page.WriteAsync("a", "\n// nobody heard this");

        var (process, url) = await OpenWorkbook.StartAsync(course, "--port", new Uri(workbook.Url).Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        try
        {
            await (await workbook.Browser.NewPageAsync()).GotoAsync(url);   // as its printed address is opened: the old tab may come in again
            await course.HoldsAsync("01-one", "nobody heard this");
            await page.Cell("a").SeesAsync("nobody heard this");
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task Last_words_are_the_first_that_a_new_server_hears_of_a_lesson_and_are_kept()
    {
        using var course = new Course().With("01-one", ("a", "var x = 1;"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var reply = await workbook.Browser.APIRequest.PostAsync($"{workbook.Base}last-words/01-one/a?editor=e&order=0", new() { Data = "// theirs" });
        Assert.Equal(204, reply.Status);
        await course.HoldsAsync("01-one", "// theirs");
    }

    [Fact]
    public async Task A_link_that_is_clicked_before_the_page_has_its_connection_leads_to_its_lesson()
    {
        using var course = new Course().With("01-one", ("a", "var x = 1;"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.Browser.NewPageAsync();
        var (asked, clicked) = (new TaskCompletionSource(), new TaskCompletionSource());
        await page.RouteAsync("**/_blazor/negotiate**", async route =>
        {
            asked.TrySetResult();
            await clicked.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync(workbook.Base);
        await asked.Task;
        var request = await page.RunAndWaitForRequestAsync(() => page.Locator(".lessons a").First.ClickAsync(), "**/lesson/01-one");
        Assert.True(request.IsNavigationRequest, "The lesson was put into the page of the shelf, which does not know of it when its connection comes.");
        clicked.SetResult();
        await Assertions.Expect(page.Button("Run all")).ToBeVisibleAsync();
    }
}
