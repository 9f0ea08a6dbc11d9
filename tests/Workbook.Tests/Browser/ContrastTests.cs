using System.Net;
using System.Text.Json;

namespace Workbook.Tests.Browser;

/// <summary>Whatever a lesson draws can be read on a light page and on a dark one: a contrast of 4.5 to 1 (WCAG 2.2, 1.4.3).</summary>
public sealed class ContrastTests(Chromium chromium) : IClassFixture<Chromium>
{
    /// <summary>The pages of the front ends that people use: background, text, links.</summary>
    static readonly (string Name, string Ground, string Text, string Link)[] Themes =
        [("light", "#ffffff", "rgba(0,0,0,.87)", "#0d47a1"), ("dark", "#111111", "#ffffff", "#64b5f6"), ("dark and soft", "#1e1e1e", "#cccccc", "#3794ff")];

    public static TheoryData<string> Names => Lesson.Names;

    [Theory, MemberData(nameof(Names))]
    public async Task Every_text_in_an_output_can_be_read_on_light_and_on_dark(string name)
    {
        var outputs = string.Concat(Outputs(name).Select(output => $"<section id='{output.Cell}'>{output.Html}</section>"));
        foreach (var (theme, ground, text, link) in Themes)
        {
            var page = await chromium.ShowAsync($"<!doctype html><meta charset='utf-8'><title>{name}</title><style>a {{ color: {link} }}</style><body style='background:{ground};color:{text}'>{outputs}</body>");
            var faint = (await TextContrast.MeasureAsync(page)).Where(measured => measured.Ratio < TextContrast.Least).ToList();
            await page.CloseAsync();
            Assert.True(faint.Count is 0, $"{name} on {theme}: {string.Join("; ", faint.Take(5).Select(found => $"{found.Cell} \"{found.Text}\" {found.Ratio:0.0}"))}");
        }
    }

    [Fact]
    public async Task The_measure_finds_what_is_too_faint()
    {
        var page = await chromium.ShowAsync("""
            <body style="background:#fff;color:#000"><section id="a">black</section><section id="b" style="color:#999">grey</section>
            <section id="c" style="opacity:.3">thin</section><section id="d" style="color:#fff"><span style="background:#000">white</span></section>
            <section id="e"><svg><text y="20" fill="#ddd">drawn</text></svg></section><section id="f"><svg><rect width="90" height="30" fill="#111"/><text y="20" fill="#ddd">on a ground</text></svg></section></body>
            """);
        Assert.Equal(["b", "c", "e"], (await TextContrast.MeasureAsync(page)).Where(found => found.Ratio < TextContrast.Least).Select(found => found.Cell));
    }

    static IEnumerable<(string Cell, string Html)> Outputs(string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Lesson.PathOf(name)));
        foreach (var cell in json.RootElement.GetProperty("cells").EnumerateArray())
            if (cell.TryGetProperty("outputs", out var outputs))
                foreach (var output in outputs.EnumerateArray())
                    if (output.TryGetProperty("data", out var data) && data.TryGetProperty("text/html", out var html))
                        yield return (WebUtility.HtmlEncode(cell.GetProperty("id").GetString()!), Joined(html));
    }

    static string Joined(JsonElement text) => text.ValueKind is JsonValueKind.Array ? string.Concat(text.EnumerateArray().Select(line => line.GetString())) : text.GetString()!;
}
