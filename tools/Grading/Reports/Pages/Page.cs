using System.Text;
using FakeMail.Displays;

namespace Workbook.Grading;

/// <summary>A page that needs nothing but itself: no script, no font, no picture from elsewhere. Its policy tells the browser so, in case text should ever get through as markup.</summary>
static class Page
{
    public static byte[] Of(string title, Markup body) => Encoding.UTF8.GetBytes(Markup.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{title}</title>
        <style>
        {new Markup(Style)}
        </style>
        </head>
        <body>
        <main>
        {body}
        </main>
        </body>
        </html>

        """).Html);

    /// <summary>A bar that is filled as far as the points go; the numbers stand beside it.</summary>
    public static Markup Meter(decimal points, int outOf)
    {
        var percent = outOf is 0 ? 0 : (int)Math.Clamp(points * 100 / outOf, 0, 100);
        return Markup.Of($"""<div class="meter" aria-hidden="true"><div style="width:{percent}%"></div></div>""");
    }

    const string Style = """
        :root { --ground: #fbfaf7; --card: #ffffff; --ink: #1d2329; --soft: #565f6a; --line: #dcd9d1; --accent: #1f5fa8; --good: #19703a; --bad: #b3261e; --open: #6b5d00; --code: #f3f1ec; }
        @media (prefers-color-scheme: dark) {
          :root { --ground: #14171b; --card: #1c2127; --ink: #e6e8eb; --soft: #a3adb8; --line: #343b44; --accent: #7fb3f2; --good: #6fd08c; --bad: #ff9a90; --open: #e3cf6a; --code: #12151a; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
        main { max-width: 58rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
        h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; overflow-wrap: anywhere; }
        h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.25rem 0 .75rem; overflow-wrap: anywhere; }
        h3 { font-size: 1.05rem; margin: 0; overflow-wrap: anywhere; } .card > h3 + * { margin-top: .5rem; }
        p, ul { margin: .5rem 0; } ul { padding-left: 1.25rem; }
        a { color: var(--accent); }
        .soft { color: var(--soft); } .small { font-size: .875rem; }
        .card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.25rem; margin: .875rem 0; }
        .row { display: flex; flex-wrap: wrap; gap: .25rem 1rem; justify-content: space-between; align-items: baseline; }
        .total { font-size: 2.25rem; font-weight: 650; line-height: 1.1; font-variant-numeric: tabular-nums; }
        .total small { font-size: 1.125rem; font-weight: 400; color: var(--soft); }
        .points { font-weight: 600; white-space: nowrap; font-variant-numeric: tabular-nums; }
        .meter { height: 6px; border-radius: 3px; background: var(--line); margin: .625rem 0; overflow: hidden; }
        .meter div { height: 100%; background: var(--accent); }
        .lines { list-style: none; padding: 0; margin: .5rem 0; } .lines > li { padding: .25rem 0 .25rem 1.75rem; position: relative; overflow-wrap: anywhere; }
        .lines > li::before { position: absolute; left: .125rem; font-weight: 700; }
        .passed::before { content: "✓"; color: var(--good); } .failed::before { content: "✗"; color: var(--bad); } .todo::before { content: "○"; color: var(--open); }
        .word { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        .hint { border-left: 3px solid var(--accent); padding: .125rem 0 .125rem .75rem; margin: .5rem 0; overflow-wrap: anywhere; }
        .trouble { border-left: 3px solid var(--bad); padding: .125rem 0 .125rem .75rem; margin: .5rem 0; overflow-wrap: anywhere; }
        .comment { border-left: 3px solid var(--good); padding: .125rem 0 .125rem .75rem; margin: .5rem 0; white-space: pre-line; overflow-wrap: anywhere; }
        pre { background: var(--code); border: 1px solid var(--line); border-radius: 6px; padding: .625rem .75rem; overflow-x: auto; margin: .5rem 0; font: .8125rem/1.5 ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; tab-size: 4; }
        code { font: .875em ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
        summary { cursor: pointer; color: var(--accent); } details { margin: .5rem 0; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: .9375rem; } th, td { text-align: left; vertical-align: top; padding: .375rem .75rem .375rem 0; border-bottom: 1px solid var(--line); }
        th { font-weight: 600; color: var(--soft); white-space: nowrap; } td.number, th.number { text-align: right; padding-right: 1.5rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
        td.name { white-space: nowrap; }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .75rem; margin: 1rem 0; }
        .tile { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .75rem 1rem; } .tile b { display: block; font-size: 1.5rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
        svg { display: block; width: 100%; min-width: 32rem; height: auto; } svg text { fill: var(--soft); font: 12px system-ui, sans-serif; } svg rect { fill: var(--accent); } svg line { stroke: var(--line); }
        @media print { body { background: #fff; } .card { break-inside: avoid; } details > * { display: revert; } }
        """;
}
