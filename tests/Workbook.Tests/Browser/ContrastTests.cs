using System.Net;
using System.Text.Json;

namespace Workbook.Tests.Browser;

/// <summary>Whatever a lesson draws can be read on a light page and on a dark one: a contrast of 4.5 to 1 (WCAG 2.2, 1.4.3).</summary>
public sealed class ContrastTests(Chromium chromium) : IClassFixture<Chromium>
{
    const double Least = 4.5;

    /// <summary>The pages of the front ends that people use: background, text, links.</summary>
    static readonly (string Name, string Ground, string Text, string Link)[] Themes =
        [("light", "#ffffff", "rgba(0,0,0,.87)", "#0d47a1"), ("dark", "#111111", "#ffffff", "#64b5f6"), ("dark and soft", "#1e1e1e", "#cccccc", "#3794ff")];

    public static TheoryData<string> Names => Lesson.Names;

    sealed record Measured(string Cell, string Text, double Ratio);

    [Theory, MemberData(nameof(Names))]
    public async Task Every_text_in_an_output_can_be_read_on_light_and_on_dark(string name)
    {
        var outputs = string.Concat(Outputs(name).Select(output => $"<section id='{output.Cell}'>{output.Html}</section>"));
        foreach (var (theme, ground, text, link) in Themes)
        {
            var page = await chromium.ShowAsync($"<!doctype html><meta charset='utf-8'><title>{name}</title><style>a {{ color: {link} }}</style><body style='background:{ground};color:{text}'>{outputs}</body>");
            var faint = (await MeasureAsync(page)).Where(measured => measured.Ratio < Least).ToList();
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
        Assert.Equal(["b", "c", "e"], (await MeasureAsync(page)).Where(found => found.Ratio < Least).Select(found => found.Cell));
    }

    static async Task<Measured[]> MeasureAsync(Microsoft.Playwright.IPage page) =>
        JsonSerializer.Deserialize<Measured[]>(await page.EvaluateAsync<string>(Script), JsonSerializerOptions.Web)!;

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

    // For each text: the grounds of everything around it, blended from the outside in, then its own colour upon them. A drawing's
    // ground are the shapes that were painted before the text and lie under its middle.
    const string Script = """
        () => {
          const parse = css => { const n = (css.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number); return css === 'none' || css === 'transparent' ? [0, 0, 0, 0] : [n[0], n[1], n[2], n[3] ?? 1]; };
          const over = (below, [r, g, b, a], opacity) => [r, g, b].map((c, i) => c * a * opacity + below[i] * (1 - a * opacity));
          const light = c => { const [r, g, b] = c.map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
          const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };
          const middle = e => { const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; };
          const covers = (shape, [x, y]) => { const b = shape.getBoundingClientRect(); return b.left <= x && x <= b.right && b.top <= y && y <= b.bottom; };
          const found = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node; node = walker.nextNode();) {
            const element = node.parentElement;
            if (!node.data.trim() || element.closest('title,desc,style,script,template,option') || !element.getClientRects().length) continue;
            const around = []; for (let e = element; e; e = e.parentElement) around.unshift(e);
            let ground = [255, 255, 255], opacity = 1;
            for (const e of around) { const s = getComputedStyle(e); opacity *= Number(s.opacity); ground = over(ground, parse(s.backgroundColor), opacity); }
            const svg = element.closest('svg'), style = getComputedStyle(element);
            if (svg) for (const shape of svg.querySelectorAll('rect,circle,ellipse'))
              if (shape.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING && covers(shape, middle(element))) {
                const s = getComputedStyle(shape); ground = over(ground, parse(s.fill), Number(s.opacity) * Number(s.fillOpacity)); }
            const colour = parse(svg ? style.fill : style.color);
            found.push({ cell: element.closest('section')?.id ?? '', text: node.data.trim().slice(0, 40), ratio: ratio(ground, over(ground, colour, opacity)) });
          }
          return JSON.stringify(found);
        }
        """;
}
