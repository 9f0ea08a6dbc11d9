using System.Net;
using System.Text;
using Workbook.Notebooks;

namespace Workbook.Studio;

/// <summary>Lessons as one HTML page that needs nothing beside it: to send, to keep, to print.</summary>
sealed class ExportPage(Shelf shelf)
{
    /// <summary>The page of some lessons, in their order.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="lessons">Each lesson with the notebook to show: the student's copy, or the lesson's own.</param>
    public string Of(string title, IEnumerable<(Lesson Lesson, Notebook Notebook)> lessons)
    {
        var page = new StringBuilder($$"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{{WebUtility.HtmlEncode(title)}}</title>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; media-src data:; style-src 'unsafe-inline'">
            <style>
            :root { color-scheme: light dark } body { font: 1rem/1.6 system-ui, sans-serif; max-width: 54rem; margin: 2rem auto; padding: 0 1rem }
            pre { font: .875rem/1.5 ui-monospace, Menlo, Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere } pre.code { border: 1px solid rgb(128 128 128 / .5); border-radius: .4rem; padding: .5rem .8rem; background: rgb(128 128 128 / .1) }
            table { border-collapse: collapse } td, th { border: 1px solid rgb(128 128 128 / .5); padding: .2rem .6rem } img, svg { max-width: 100%; height: auto } .output { margin: .4rem 0 1rem }
            @media print { article + article { break-before: page } pre, table, img { break-inside: avoid } a { color: inherit } }
            </style></head><body>
            """);
        foreach (var (lesson, notebook) in lessons)
        {
            page.Append(System.Globalization.CultureInfo.InvariantCulture, $"<article id=\"{WebUtility.HtmlEncode(lesson.Name)}\">\n");
            foreach (var cell in notebook.Cells) Append(page, cell);
            page.Append("</article>\n");
        }
        return page.Append("</body></html>\n").ToString();
    }

    void Append(StringBuilder page, NotebookCell cell)
    {
        if (cell.Kind is CellKind.Markdown)
        {
            page.Append(WithPictures(MarkdownPage.Render(cell.Source).Value)).Append('\n');
            return;
        }
        page.Append("<pre class=\"code\">").Append(WebUtility.HtmlEncode(cell.Source)).Append("</pre>\n");
        foreach (var output in cell.Outputs)
            page.Append("<div class=\"output\">").Append(OutputDocument.HtmlOf(output) is { } html ? html : $"<pre>{WebUtility.HtmlEncode(OutputDocument.TextOf(output))}</pre>").Append("</div>\n");
    }

    // Links to other lessons stay within the page; pictures of the course go into it.
    string WithPictures(string html) => System.Text.RegularExpressions.Regex.Replace(html, "(src|href)=\"(/course/|/lesson/)([^\"]*)\"", found => found.Groups[2].Value is "/lesson/"
        ? $"{found.Groups[1].Value}=\"#{found.Groups[3].Value}\""
        : Path.Combine(shelf.NotebooksFolder, found.Groups[3].Value) is var path && File.Exists(path) && StudioFiles.TypeOf(path) is var type && type.StartsWith("image/", StringComparison.Ordinal)
            ? $"{found.Groups[1].Value}=\"data:{type};base64,{Convert.ToBase64String(File.ReadAllBytes(path))}\""
            : $"{found.Groups[1].Value}=\"#\"");
}
