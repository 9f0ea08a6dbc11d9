using System.Net;
using Microsoft.Playwright;
using Workbook.Tests.Browser;

namespace Workbook.Tests.Grading;

/// <summary>The pages that students and teachers open, in a browser: nothing runs, nothing is too faint, nothing sticks out of a telephone.</summary>
public sealed class FeedbackPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    const string Attack = "</title></style></pre></textarea><script>document.title = 'owned'</script><img src=x onerror=\"document.title = 'owned'\"><svg onload=\"document.title = 'owned'\"><a href=\"javascript:document.title='owned'\">x</a>";

    static async Task<bool> IsOwnedAsync(IPage page)
    {
        // The attacks that wait for an event have had it when the page says that it has loaded everything.
        await page.WaitForLoadStateAsync(LoadState.Load);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return await page.TitleAsync() is "owned";
    }

    [Fact]
    public async Task No_script_that_a_student_has_written_anywhere_runs_on_any_page()
    {
        using var results = new MadeUpResults(Attack);
        foreach (var name in results.Pages.Where(page => page is "overview.html" or "students/zoe.html" or "students/s02.html"))
        {
            var html = results.Read(name);
            const string Policy = "<meta http-equiv=\"Content-Security-Policy\"";
            Assert.Contains(Policy, html, StringComparison.Ordinal);

            // Without the walls, text that is markup and a page that allows scripts, the attack succeeds.
            var naive = await chromium.ShowAsync(WebUtility.HtmlDecode(html).Replace(Policy, "<meta name=\"no-policy\"", StringComparison.Ordinal));
            Assert.True(await IsOwnedAsync(naive), $"The attack on {name} does not work even without the walls.");
            await naive.CloseAsync();

            // Each of the two walls is enough alone.
            foreach (var walled in new[] { html, html.Replace(Policy, "<meta name=\"no-policy\"", StringComparison.Ordinal), WebUtility.HtmlDecode(html) })
            {
                var page = await chromium.ShowAsync(walled);
                Assert.False(await IsOwnedAsync(page), name);
                await page.CloseAsync();
            }
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_text_can_be_read(ColorScheme scheme)
    {
        using var results = new MadeUpResults();
        foreach (var name in new[] { "overview.html", "students/zoe.html", "students/gone.html" })
        {
            var page = await chromium.ShowAsync("");
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.SetContentAsync(results.Read(name));
            var faint = (await TextContrast.MeasureAsync(page)).Where(measured => measured.Ratio < TextContrast.Least).ToList();
            Assert.True(faint.Count is 0, $"{name}, {scheme}: {string.Join("; ", faint.Take(5).Select(found => $"\"{found.Text}\" {found.Ratio:0.0}"))}");
            await page.CloseAsync();
        }
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Nothing_sticks_out_of_the_page(int width)
    {
        using var results = new MadeUpResults();
        foreach (var name in new[] { "overview.html", "students/zoe.html" })
        {
            var page = await chromium.ShowAsync("");
            await page.SetViewportSizeAsync(width, 800);
            await page.SetContentAsync(results.Read(name));
            await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => details.open = true)");
            Assert.Equal(width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
            await page.CloseAsync();
        }
    }

    [Fact]
    public async Task The_overview_leads_to_every_students_page()
    {
        using var results = new MadeUpResults();
        var page = await chromium.ShowAsync(results.Read("overview.html"));

        var links = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a')].map(link => link.getAttribute('href'))");

        Assert.Equal(results.Pages.Where(name => name.StartsWith("students/", StringComparison.Ordinal)), links.Distinct().Order(StringComparer.Ordinal));
    }
}
