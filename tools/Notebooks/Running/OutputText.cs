using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>A cell's outputs as text that can be compared line by line.</summary>
static class OutputText
{
    public static string Of(IEnumerable<JsonObject> outputs)
    {
        var text = new StringBuilder();
        var stream = "";
        foreach (var output in outputs)
        {
            var type = output["output_type"]?.ToString();
            var name = type is "stream" ? output["name"]?.ToString() ?? "" : "";
            if (name is "" || name != stream) Heading(text, name is "" ? type ?? "output" : name);
            stream = name;
            Body(text, type, output);
        }
        return text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal);   // Windows ends its lines so
    }

    static void Body(StringBuilder text, string? type, JsonObject output)
    {
        switch (type)
        {
            case "stream": text.Append(MultilineText.Join(output["text"])); break;
            // Not the traceback: it names machines' own paths.
            case "error": text.Append(CultureInfo.InvariantCulture, $"{output["ename"]}: {output["evalue"]}\n"); break;
            default:
                foreach (var (media, value) in (output["data"] as JsonObject ?? []).OrderBy(item => item.Key, StringComparer.Ordinal))
                    text.Append(CultureInfo.InvariantCulture, $"({media})\n{Value(media, value)}\n");
                break;
        }
    }

    static string Value(string media, JsonNode? value) =>
        media.EndsWith("json", StringComparison.Ordinal) && value is JsonObject or JsonArray ? JsonStyle.Python.Text(value)
        // Markup often stands on one line; a difference is found sooner with an element on each.
        : media.EndsWith("html", StringComparison.Ordinal) || media.EndsWith("xml", StringComparison.Ordinal) ? MultilineText.Join(value).Replace("><", ">\n<", StringComparison.Ordinal)
        : MultilineText.Join(value);

    static void Heading(StringBuilder text, string heading)
    {
        if (text.Length > 0 && text[^1] is not '\n') text.Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"[{heading}]\n");
    }
}
