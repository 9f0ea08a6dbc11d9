using Ganss.Xss;
using Markdig;
using Microsoft.AspNetCore.Components;

namespace Workbook.Studio;

/// <summary>Prose as GitHub shows it: tables, footnotes, folded answers; and nothing in it that could run or load from elsewhere.</summary>
static class MarkdownPage
{
    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseFootnotes().UseTaskLists().UseAutoLinks().UseEmphasisExtras().UseAutoIdentifiers().Build();

    [ThreadStatic]
    static HtmlSanitizer? sanitizer;   // it is not made for several threads at once

    /// <param name="text">Markdown, with whatever HTML is in it.</param>
    public static MarkupString Render(string text) => new(Reachable((sanitizer ??= NewSanitizer()).Sanitize(Markdown.ToHtml(text, Pipeline))));

    // What can be scrolled can be scrolled by keyboard.
    static string Reachable(string html) => html.Replace("<pre>", "<pre tabindex=\"0\">", StringComparison.Ordinal).Replace("<table>", "<table tabindex=\"0\">", StringComparison.Ordinal);

    static HtmlSanitizer NewSanitizer()
    {
        var made = new HtmlSanitizer();
        made.AllowedTags.UnionWith(["details", "summary", "input"]);
        made.AllowedTags.ExceptWith(["form", "button", "textarea", "select", "option", "optgroup", "fieldset", "datalist", "keygen"]);
        made.AllowedAttributes.UnionWith(["class", "id", "open", "type", "checked", "disabled"]);
        made.AllowedAttributes.Remove("style");
        made.AllowedSchemes.Add("mailto");
        made.FilterUrl += (_, url) => url.SanitizedUrl = Follow(url.OriginalUrl, url.Tag.LocalName);
        return made;
    }

    /// <summary>Where a link of a lesson leads to here: another lesson, a page or a picture of the course.</summary>
    static string? Follow(string url, string tag)
    {
        if (url.StartsWith('#') || url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) return url;
        if (Uri.TryCreate(url, UriKind.Absolute, out var elsewhere)) return tag is "a" && elsewhere.Scheme is "http" or "https" ? url : null;
        var (path, fragment) = url.Split('#', 2) is [var before, var after] ? (before, "#" + after) : (url, "");
        return path.EndsWith(".ipynb", StringComparison.Ordinal) ? $"/lesson/{Path.GetFileNameWithoutExtension(path)}{fragment}" : $"/course/{path.TrimStart('/', '.')}{fragment}";
    }
}
