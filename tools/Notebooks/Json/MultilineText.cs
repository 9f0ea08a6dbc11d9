using System.Buffers;
using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>Text as notebooks keep it: one string, or a list of lines that each keep their end.</summary>
static class MultilineText
{
    public static string Join(JsonNode? node) => node switch
    {
        JsonArray lines => string.Concat(lines.Select(line => line?.ToString())),
        JsonValue text => text.ToString(),
        _ => "",
    };

    /// <summary>A list of lines, cut where Python's splitlines cuts, so that a notebook saved by either has the same text.</summary>
    public static JsonArray Split(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var end = text.AsSpan(start).IndexOfAny(LineEnds) is >= 0 and var at ? start + at + 1 : text.Length;
            if (end < text.Length && text[end - 1] is '\r' && text[end] is '\n') end++;
            lines.Add(text[start..end]);
            start = end;
        }
        return lines;
    }

    static readonly SearchValues<char> LineEnds =
        SearchValues.Create("\n\r\v\f\u001c\u001d\u001e\u0085\u2028\u2029");
}
