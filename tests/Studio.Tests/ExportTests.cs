using System.Net;
using System.Net.Sockets;

namespace Studio.Tests;

/// <summary>The course as one file: it needs nobody.</summary>
public sealed class ExportTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task The_course_as_one_page_opens_without_a_network_and_asks_nobody_for_anything()
    {
        using var spy = new TcpListener(IPAddress.Loopback, 0);
        spy.Start();
        using var course = new Course().WithReal("02-seven-bits").WithReal("03-uuencode")
            .With("90-own", ("title", "text:# 90 · Own\n\n![A lighthouse](data/lighthouse.png) [Back](03-uuencode.ipynb)"), ("shown", $"HTML(\"<p id='displayed'>shown</p><img src='http://{spy.LocalEndpoint}/x.png'><script>document.title = 'RAN'</script>\")"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("90-own");
        await page.RunAsync("shown");
        await page.DisplaysAsync("shown", "shown", "#displayed");
        await course.HoldsAsync("90-own", "RAN");

        await page.GotoAsync(workbook.Base);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByText("The course as one page").ClickAsync());
        var file = course.PathOf("workbook.html");
        await download.SaveAsAsync(file);
        Assert.Equal("workbook.html", download.SuggestedFilename);

        var alone = await chromium.NewContextAsync(new() { Offline = true });
        var shown = await alone.NewPageAsync();
        await shown.GotoAsync(new Uri(file).AbsoluteUri);
        await Assertions.Expect(shown.Locator("article")).ToHaveCountAsync(3);
        await shown.Locator("article[id='03-uuencode'] h1").SeesAsync("uuencode");
        await shown.Locator("#displayed").SeesAsync("shown");
        Assert.True(await shown.EvaluateAsync<bool>("() => document.querySelector('img[alt=\"A lighthouse\"]').naturalWidth > 0"), "The picture is not in the page.");
        Assert.Equal("The e-mail workbook", await shown.TitleAsync());
        Assert.All(await shown.EvaluateAsync<string[]>("() => [...document.querySelectorAll('img, link, script[src], iframe')].map(one => one.src ?? one.href)"),
            source => Assert.True(source.StartsWith("data:", StringComparison.Ordinal) || source.Contains($"{spy.LocalEndpoint}", StringComparison.Ordinal), source));
        await shown.GetByRole(AriaRole.Link, new() { Name = "Back", Exact = true }).ClickAsync();
        await Assertions.Expect(shown.Locator("article[id='03-uuencode'] h1")).ToBeInViewportAsync();
        Assert.False(spy.Pending(), "Somebody has asked for what an output names.");
        await alone.CloseAsync();
    }

    [Fact]
    public async Task A_damaged_copy_says_what_is_wrong_instead_of_being_handed_in()
    {
        using var course = new Course().With("01-one", ("a", "1"));
        Directory.CreateDirectory(course.PathOf("work"));
        await File.WriteAllTextAsync(course.WorkOf("01-one"), "{ no notebook", TestContext.Current.CancellationToken);
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);

        foreach (var path in new[] { "hand-in/01-one", "export/course" })
        {
            var answer = await workbook.Browser.APIRequest.GetAsync(workbook.Base + path);
            Assert.Equal(422, answer.Status);
            Assert.Contains("01-one.ipynb", await answer.TextAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_the_lessons_are_made_of_can_be_read_and_nothing_beside_it()
    {
        using var course = new Course().With("01-one", ("t", "text:See [the source](../lessons/Deep/One.cs)."));
        Directory.CreateDirectory(course.PathOf("lessons/Deep"));
        await File.WriteAllTextAsync(course.PathOf("lessons/Deep/One.cs"), "class One;", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(course.PathOf("secret.cs"), "class Secret;", TestContext.Current.CancellationToken);
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");

        var link = await page.Locator(".prose a").GetAttributeAsync("href");
        Assert.Equal("class One;", await (await workbook.Browser.APIRequest.GetAsync(workbook.Base + link!.TrimStart('/'))).TextAsync());
        Assert.Contains("One.cs", await (await workbook.Browser.APIRequest.GetAsync(workbook.Base + "course/lessons/Deep")).TextAsync(), StringComparison.Ordinal);
        foreach (var path in new[] { "course/lessons/%2e%2e/secret.cs", "course/lessons/..%2fsecret.cs", "course/lessons/bin/Lessons.dll", "course/lessons/missing.cs" })
            Assert.Equal(404, (await workbook.Browser.APIRequest.GetAsync(workbook.Base + path)).Status);
    }
}
