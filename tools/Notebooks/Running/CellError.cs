using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Workbook.Notebooks;

/// <summary>An error as a kernel reports it: the exception's name, its message, where it came from, and the line of the cell, counted from 1, if the kernel told it.</summary>
public sealed partial record CellError(string Name, string Message, IReadOnlyList<string> Traceback, int? Line)
{
    public static CellError Of(JsonObject content, int count)
    {
        string[] traceback = content["traceback"] is JsonArray lines ? [.. lines.SelectMany(line => Plain(line?.ToString() ?? "").Split('\n'))] : [];
        var message = Plain(content["evalue"]?.ToString() ?? "");
        return new(content["ename"]?.ToString() ?? "Error", message, traceback, LineOf([.. traceback, message], count));
    }

    // The error may come from a function of an earlier cell: the line wanted is the one of this cell that led there.
    static int? LineOf(IEnumerable<string> traceback, int count)
    {
        var places = traceback.Select(line => Place().Match(line)).Where(found => found.Success).ToList();
        var here = places.Find(found => found.Groups["cell"].Value == count.ToString(CultureInfo.InvariantCulture)) ?? places.Find(found => !found.Groups["cell"].Success);
        return int.TryParse(here?.Groups["line"].Value, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>Text without the colours that kernels put into their tracebacks.</summary>
    static string Plain(string text) => Colour().Replace(text, "");

    // Our kernel and IPython, the C# compiler, IPython's arrow.
    [GeneratedRegex(@"Cell In ?\[(?<cell>\d+)\], line (?<line>\d+)|^\s*\((?<line>\d+),\d+\): |^-+> (?<line>\d+) ")]
    private static partial Regex Place();

    [GeneratedRegex(@"\x1b\[[0-9;]*[A-Za-z]")]
    private static partial Regex Colour();
}
