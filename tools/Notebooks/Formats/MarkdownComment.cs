using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Workbook.Notebooks;

/// <summary>A line such as <c>&lt;!-- cell first-line {"metadata":{}} --&gt;</c>: invisible where Markdown is shown.</summary>
sealed partial record MarkdownComment(string Id, JsonObject? Fields)
{
    public static string Write(string what, string? id, JsonObject fields)
    {
        // "-->" would end the comment in the middle of a string.
        var json = fields.Count is 0 ? "" : " " + Compact.Text(fields).Replace("-->", "--\\u003e", StringComparison.Ordinal);
        return $"<!-- {what}{(id is null ? "" : " " + id)}{json} -->";
    }

    /// <summary>The comment in a line, if it is one of this kind and what it holds is well-formed.</summary>
    public static MarkdownComment? Read(string line, string what)
    {
        if (Form().Match(line) is not { Success: true } form || form.Groups["what"].Value != what) return null;
        if (form.Groups["json"].Value is "") return new(form.Groups["id"].Value, null);
        try
        {
            return JsonNode.Parse(form.Groups["json"].Value) is JsonObject fields ? new(form.Groups["id"].Value, fields) : null;
        }
        catch (JsonException)
        {
            return null;   // an ordinary comment, then
        }
    }

    static readonly JsonStyle Compact = new("", "", ":", "");

    [GeneratedRegex(@"^<!-- (?<what>\w+)(?: (?<id>[\w-]{1,64}))?(?: (?<json>\{.*\}))? -->\s*$")]
    private static partial Regex Form();
}
