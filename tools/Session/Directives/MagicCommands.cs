using System.Diagnostics;
using System.Net;
using Workbook.Session.Running;

namespace Workbook.Session.Directives;

/// <summary>The magic commands: words after <c>#!</c> that are for the session, not for the compiler.</summary>
sealed class MagicCommands(CSharpSession session, CellOutput output)
{
    static readonly (string Name, string Help)[] Known =
    [
        ("#!about", "what runs the cells"),
        ("#!csharp", "C# from here on"),
        ("#!html", "shows the rest as HTML"),
        ("#!import", "runs a file (.ipynb, .dib, .cs, .csx) as if its cells stood here"),
        ("#!javascript", "runs the rest in the page"),
        ("#!lsmagic", "this list"),
        ("#!markdown", "shows the rest as Markdown"),
        ("#!time", "tells how long the cell took"),
        ("#!whos", "the variables with their types and values"),
        ("#!who", "the names of the variables"),
    ];

    public static IEnumerable<string> Names => Known.Select(known => known.Name);

    public static bool IsCSharp(string name) => name is "csharp" or "c#" or "C#";

    public static bool TakesBody(string name) => name is "html" or "markdown" or "javascript" or "js";

    public static bool IsLanguage(string name) => IsCSharp(name) || TakesBody(name);

    /// <summary>Carries out a magic command; gives the outcome that ends the cell, or null to go on.</summary>
    public async Task<CellOutcome?> RunAsync(CellPart.Magic magic, CancellationToken stop)
    {
        switch (magic.Name)
        {
            case "html": Show(("text/html", magic.Body)); break;
            case "markdown": Show(("text/markdown", magic.Body), ("text/plain", magic.Body)); break;
            case "javascript" or "js": Show(("text/html", $"<script type=\"text/javascript\">{magic.Body}</script>")); break;
            case "lsmagic": ShowTable(["command", "what it does"], Known.Select(known => new[] { known.Name, known.Help })); break;
            case "who": Show(("text/plain", string.Join('\n', session.Variables.Select(variable => variable.Name)))); break;
            case "whos": ShowTable(["variable", "type", "value"], session.Variables.Select(variable => variable.Row())); break;
            case "about": Show(("text/plain", About)); break;
            case "import": return await session.ImportAsync(magic.Arguments, magic.Line, stop);
            case "time": break;   // RunAsync of the session looks for it: it is about the whole cell
            default:
                return new CellOutcome.Refused("UnknownMagic",
                    $"#!{magic.Name} is not a magic command here. Known are {string.Join(", ", Names)}.", magic.Line);
        }
        return null;
    }

    public void ShowTime(Stopwatch watch) => Show(("text/plain", FormattableString.Invariant($"Wall time: {watch.Elapsed.TotalMilliseconds:0.0} ms")));

    static string About =>
        $"C# on .NET {Environment.Version}, Roslyn {typeof(Microsoft.CodeAnalysis.Compilation).Assembly.GetName().Version?.ToString(3)}";

    void Show(params (string MimeType, string Text)[] forms) =>
        output.Display(forms.ToDictionary(form => form.MimeType, form => form.Text), Guid.NewGuid().ToString("N"), isUpdate: false);

    void ShowTable(string[] head, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        var widths = head.Select((title, i) => all.Select(row => row[i].Length).Append(title.Length).Max()).ToArray();
        string Line(string[] row) => string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd();
        string Row(string tag, string[] row) => $"<tr>{string.Concat(row.Select(cell => $"<{tag}>{WebUtility.HtmlEncode(cell)}</{tag}>"))}</tr>";
        Show(("text/html", $"<table><thead>{Row("th", head)}</thead><tbody>{string.Concat(all.Select(row => Row("td", row)))}</tbody></table>"),
            ("text/plain", string.Join('\n', all.Prepend(head).Select(Line))));
    }
}
