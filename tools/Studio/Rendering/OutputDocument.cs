using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workbook.Notebooks;

namespace Workbook.Studio;

/// <summary>What a cell has displayed as HTML, as a document of its own: it is shown in a frame without an origin, where no script but the one that tells its height may run.</summary>
static partial class OutputDocument
{
    /// <summary>The policy that goes with it.</summary>
    public static string Policy(string nonce) => $"sandbox allow-scripts; default-src 'none'; img-src data:; media-src data:; style-src 'unsafe-inline'; script-src 'nonce-{nonce}'";

    /// <summary>The document. The script comes first: a comment or a style that the HTML leaves open would swallow it.</summary>
    public static string Of(string html, bool dark, string nonce) => $$"""
        <!DOCTYPE html>
        <html lang="en" style="color-scheme:{{(dark ? "dark" : "light")}}"><head><meta charset="utf-8"><title>Output</title>
        <style>
        html { background: {{(dark ? "#16181d" : "#ffffff")}} } body { margin: 0; padding: 2px; font: 14px/1.5 system-ui, sans-serif; color: {{(dark ? "#e6e6e6" : "#1b1b1b")}}; overflow-wrap: anywhere }
        table { border-collapse: collapse } td, th { padding: 2px 10px 2px 0; text-align: left; vertical-align: top } th, td:first-child { overflow-wrap: break-word /* a name or a time is not cut in two to make room for what stands beside it */ } img, svg { max-width: 100%; height: auto } a { color: inherit }
        </style>
        <script nonce="{{nonce}}">
        const tell = () => parent.postMessage({ height: document.documentElement.getBoundingClientRect().height }, "*");
        addEventListener("DOMContentLoaded", () => {
          for (const wide of document.querySelectorAll("[style*=overflow]")) wide.tabIndex = 0;   // what can be scrolled can be scrolled by keyboard
          new ResizeObserver(tell).observe(document.documentElement); tell();
        });
        </script></head><body>{{html}}</body></html>
        """;

    /// <summary>A number by which a frame knows that it has to show something else.</summary>
    public static long VersionOf(string html) => html.GetHashCode(StringComparison.Ordinal);

    /// <summary>The HTML among the forms of an output, or a picture as HTML; <c>null</c> if there is only text, or HTML that says no more than the text does: that needs no frame.</summary>
    public static string? HtmlOf(JsonObject output)
    {
        if (output["data"] is not JsonObject data) return null;
        if (data["text/html"] is { } html) return Bare().Match(Text(html)) is { Success: true } bare && WebUtility.HtmlDecode(bare.Groups[1].Value) == TextOf(output) ? null : Text(html);
        if (data["image/svg+xml"] is { } svg) return Text(svg);
        foreach (var type in new[] { "image/png", "image/jpeg", "image/gif" })
            if (data[type] is { } picture) return $"<img alt=\"A picture that the cell has made\" src=\"data:{type};base64,{Text(picture).ReplaceLineEndings("")}\">";
        return null;
    }

    /// <summary>The plain text of an output: what was printed, or the text form of what was displayed.</summary>
    public static string TextOf(JsonObject output) => output["output_type"].AsText() switch
    {
        "stream" => Text(output["text"]),
        "error" => string.Join('\n', (output["traceback"] as JsonArray ?? []).Select(line => line.AsText() ?? "")) is { Length: > 0 } trace ? trace : $"{output["ename"]}: {output["evalue"]}",
        _ => Text((output["data"] as JsonObject)?["text/plain"]),
    };

    // How a formatter shows a value of which there is only text.
    [GeneratedRegex(@"\A(?:<div class=""dni-plaintext"">)?<pre>([^<]*)</pre>(?:</div>)?(?:<style>[^<]*</style>)?\s*\z")]
    private static partial Regex Bare();

    static string Text(JsonNode? text) => text is JsonArray lines ? string.Concat(lines.Select(line => line.AsText())) : text.AsText() ?? "";
}
