using Deque.AxeCore.Playwright;

namespace Studio.Tests;

/// <summary>The shelf, the wire, the inbox, slides, export: what is around the notebook.</summary>
public sealed class CourseTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task The_shelf_lists_the_lessons_and_finds_words_in_all_of_them()
    {
        using var course = new Course().With("01-one", ("t", "# 01 · First\n\n**Why one?**\n\n*About 20 minutes.*"), ("a", "1")).With("02-two", ("t", "# 02 · Second"), ("long", "text:" + string.Concat(Enumerable.Repeat("Waves.\n\n", 80))), ("b", "var lighthouse = 2;"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.Browser.NewPageAsync();
        await page.GotoAsync(workbook.Base);

        await page.Locator(".lessons li").Nth(0).SeesAsync("Why one?");
        await page.Locator(".lessons li").Nth(0).SeesAsync("20 min");
        await page.Locator("[data-ready]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.GetByLabel("Search in all lessons").PressSequentiallyAsync("lighthouse");
        await Assertions.Expect(page.Locator(".lessons > li")).ToHaveCountAsync(1);
        await page.Locator(".hits a").SeesAsync("var lighthouse = 2;");
        await page.Locator(".hits a").ClickAsync();
        await Assertions.Expect(page.Cell("b")).ToBeFocusedAsync();
        await Assertions.Expect(page.Cell("b")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task The_wire_and_the_inbox_follow_a_server_that_a_cell_has_started()
    {
        using var course = new Course().WithReal("07-multipart");
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("07-multipart");
        await page.Button("Wire").ClickAsync();
        await page.Locator(".panel").SeesAsync("Nobody has talked to a mail server yet");

        await page.Button("Run all").ClickAsync();
        await page.Locator(".wire").SeesAsync("220 fake.example");
        await page.Locator(".wire").SeesAsync("QUIT");
        var (line, panel) = (await page.Locator(".wire .said").First.BoundingBoxAsync(), await page.Locator(".panel").BoundingBoxAsync());
        Assert.True(line!.X >= panel!.X && line.X + line.Width <= panel.X + panel.Width, "What was said is not in the panel.");
        await page.GetByTitle("From the beginning").ClickAsync();
        await Assertions.Expect(page.Locator(".wire li.server, .wire li.client")).ToHaveCountAsync(1);
        await page.GetByTitle("One step on").ClickAsync();
        await Assertions.Expect(page.Locator(".wire li.server, .wire li.client")).ToHaveCountAsync(2);

        await page.Button("Inbox").ClickAsync();
        await page.Locator(".inbox").SeesAsync("From the shore");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Parts" }).ClickAsync();
        await page.Locator(".parts").SeesAsync("multipart/mixed");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Headers" }).ClickAsync();
        await page.Locator(".letter").SeesAsync("Subject");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Source" }).ClickAsync();
        await page.Locator(".letter").SeesAsync("Content-Type: multipart/mixed");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Attachments" }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator(".letter a").First.ClickAsync());
        Assert.NotEqual(0, new FileInfo(await download.PathAsync()).Length);
    }

    [Fact]
    public async Task What_a_server_has_forgotten_is_seen_until_one_forgets_it_oneself()
    {
        using var course = new Course().With("01-one", ("send", """
            #r "../lessons/bin/Lessons.dll"
            using FakeMail; using Lessons;
            var server = FakeMailServer.Start();
            foreach (var subject in new[] { "first", "second" })
            {
                using var talk = await SmtpDialogue.ConnectAsync(server);
                await talk.ReadReplyAsync();
                foreach (var line in new[] { "HELO me", "MAIL FROM:<a@x.example>", "RCPT TO:<b@y.example>", "DATA" }) await talk.CommandAsync(line);
                await talk.CommandAsync($"Subject: {subject}\r\n\r\nhi\r\n.");
                await talk.CommandAsync("QUIT");
                server.Clear();
            }
            """));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        await page.RunAsync("send");
        await page.Cell("send").Locator(".count").SeesAsync("[1]");

        await page.Button("Inbox").ClickAsync();
        await page.Locator(".inbox li").Nth(0).SeesAsync("second");
        await page.Locator(".inbox li").Nth(1).SeesAsync("first");
        await page.Button("Wire").ClickAsync();
        await Assertions.Expect(page.Locator("#which option")).ToHaveCountAsync(2);
        await page.Button("Forget").ClickAsync();
        await page.Locator(".panel").SeesAsync("Nobody has talked to a mail server yet");
    }

    [Fact]
    public async Task A_switch_makes_the_server_of_the_lesson_misbehave()
    {
        using var course = new Course().With("01-one", ("load", """
            #r "../lessons/bin/Lessons.dll"
            using FakeMail; using Lessons;
            var server = FakeMailServer.Start();
            """), ("ask", """
            using (var talk = await SmtpDialogue.ConnectAsync(server))
            {
                await talk.ReadReplyAsync();
                await talk.CommandAsync("EHLO me");
                await talk.CommandAsync("MAIL FROM:<a@x.example>");
                Console.WriteLine(await talk.CommandAsync("RCPT TO:<b@y.example>"));
            }
            """));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        await page.Button("Run all").ClickAsync();
        await page.Text("ask").SeesAsync("250");

        await page.Button("Wire").ClickAsync();
        await page.Locator(".mishaps summary").ClickAsync();
        await page.Button("Refuse every recipient").ClickAsync();
        await page.Locator(".mishaps [role=status]").SeesAsync("Done");
        await page.RunAsync("ask");
        await page.Text("ask").SeesAsync("550");
        await page.Button("Behave").ClickAsync();
        await page.Locator(".mishaps [role=status]").SeesAsync("Behave()");
        await page.RunAsync("ask");
        await page.Text("ask").SeesAsync("250");
    }

    [Fact]
    public async Task Slides_are_shown_run_and_followed_by_the_presenters_view()
    {
        var notes = new System.Text.Json.Nodes.JsonObject { ["slideshow"] = new System.Text.Json.Nodes.JsonObject { ["slide_type"] = "notes" } };
        using var course = new Course().With("01-one", Course.Cell("one", "# First slide"), Course.Cell("code", "Console.WriteLine(\"live\");"), Course.Cell("note", "text:Say hello.", notes), Course.Cell("two", "# Second slide"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one", "present");
        var presenter = await workbook.Browser.NewPageAsync();
        await presenter.GotoAsync($"{workbook.Base}present/01-one/notes");

        await page.SeesSlideAsync("First slide");
        await presenter.Locator("[aria-label=Notes]").SeesAsync("Say hello.");
        await presenter.Locator("[aria-label=Next]").SeesAsync("Second slide");
        await page.Keyboard.PressAsync("Shift+Enter");
        await page.Text("code").SeesAsync("live");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.SeesSlideAsync("Second slide");
        await presenter.Locator("[aria-label=Now]").SeesAsync("Second slide");
    }

    [Fact]
    public async Task A_lesson_becomes_one_page_and_is_handed_in_as_one_file()
    {
        using var course = new Course().WithReal("05-simple-message");
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("05-simple-message");

        var export = await (await workbook.Browser.APIRequest.GetAsync($"{workbook.Base}export/05-simple-message")).TextAsync();
        var alone = await chromium.NewContextAsync(new() { Offline = true });
        var asked = new List<string>();
        alone.Request += (_, request) => asked.Add(request.Url);
        var shown = await alone.NewPageAsync();
        await shown.SetContentAsync(export);
        await shown.Locator("article h1").SeesAsync("The smallest MIME message");
        Assert.DoesNotContain(asked, url => url.StartsWith("http", StringComparison.Ordinal));
        await alone.CloseAsync();

        var handIn = await workbook.Browser.APIRequest.GetAsync($"{workbook.Base}hand-in/05-simple-message");
        Assert.Equal(await File.ReadAllBytesAsync(course.WorkOf("05-simple-message"), TestContext.Current.CancellationToken), await handIn.BodyAsync());
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_port_that_is_taken_is_passed_over_and_told()
    {
        using var course = new Course().With("01-one", ("a", "1"));
        var (first, url) = await OpenWorkbook.StartAsync(course);
        try
        {
            var port = new Uri(url).Port;
            var (second, other) = await OpenWorkbook.StartAsync(course, "--port", $"{port}");
            Assert.True(new Uri(other).Port > port);
            second.Kill(entireProcessTree: true);
        }
        finally
        {
            first.Kill(entireProcessTree: true);
        }
    }

    [Theory]
    [InlineData("light", 1280)]
    [InlineData("dark", 1280)]
    [InlineData("light", 390)]
    public async Task Nothing_serious_keeps_anybody_out(string light, int width)
    {
        using var course = new Course().WithReal("03-uuencode");
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium, new() { ColorScheme = light is "dark" ? ColorScheme.Dark : ColorScheme.Light, ViewportSize = new() { Width = width, Height = 900 } });
        var shelf = await workbook.Browser.NewPageAsync();
        await shelf.GotoAsync(workbook.Base);
        await shelf.Locator("[data-ready]").WaitForAsync();   // the head is drawn once more when the page comes to life
        await ExamineAsync(shelf);

        var page = await workbook.OpenAsync("03-uuencode");
        await ExamineAsync(page);
        foreach (var panel in new[] { "Wire", "Inbox", "Variables", "Find" })
        {
            await page.Button(panel).ClickAsync();
            await page.Locator(".panel").WaitForAsync();
            await ExamineAsync(page);
        }
        await ExamineAsync(await workbook.OpenAsync("03-uuencode", "present"));
    }

    static async Task ExamineAsync(IPage page)
    {
        await Assertions.Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex(@"\S"));
        var found = await page.RunAxe();
        var serious = found.Violations.Where(violation => violation.Impact is "serious" or "critical").ToList();
        Assert.True(serious.Count is 0, string.Join("\n", serious.Select(violation => $"{page.Url}: {violation.Id}, {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}")));
    }
}
