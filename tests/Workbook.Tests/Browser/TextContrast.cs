using System.Text.Json;
using Microsoft.Playwright;

namespace Workbook.Tests.Browser;

/// <summary>A text and how it stands out from what is behind it.</summary>
sealed record Measured(string Cell, string Text, double Ratio);

/// <summary>Measures the contrast of every text on a page (WCAG 2.2, 1.4.3).</summary>
static class TextContrast
{
    public const double Least = 4.5;

    public static async Task<Measured[]> MeasureAsync(IPage page) =>
        JsonSerializer.Deserialize<Measured[]>(await page.EvaluateAsync<string>(Script), JsonSerializerOptions.Web)!;

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
