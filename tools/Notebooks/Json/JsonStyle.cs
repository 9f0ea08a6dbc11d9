using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>How a file lays out its JSON. New values are written in the style of the file that they go into; a new file in that of Python's tools.</summary>
/// <param name="LineEnd">Empty where everything stands on one line.</param>
/// <param name="Indent">What one level is indented by.</param>
/// <param name="KeySeparator">What stands between a name and its value.</param>
/// <param name="CompactSeparator">What follows a comma on one line.</param>
sealed record JsonStyle(string LineEnd, string Indent, string KeySeparator, string CompactSeparator)
{
    /// <summary>nbformat's own: one space a level, members sorted.</summary>
    public static readonly JsonStyle Python = new("\n", " ", ": ", "");

    /// <summary>The style of a document, seen at the first member of its outermost object.</summary>
    public static JsonStyle Of(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, JsonScan.ReaderOptions);
        reader.Read();
        var open = (int)reader.BytesConsumed;
        if (!reader.Read() || reader.TokenType is not JsonTokenType.PropertyName) return Python;
        var gap = Encoding.UTF8.GetString(text[open..(int)reader.TokenStartIndex]);
        var keyEnd = (int)reader.TokenStartIndex + reader.ValueSpan.Length + 2;
        reader.Read();
        var key = Encoding.UTF8.GetString(text[keyEnd..(int)reader.TokenStartIndex]);
        var lineEnd = gap.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : gap.Contains('\n') ? "\n" : "";
        return new(lineEnd, lineEnd is "" ? "" : gap[(gap.LastIndexOf('\n') + 1)..], key, key.EndsWith(' ') ? " " : "");
    }

    /// <summary>What stands after an opening bracket and before a closing one.</summary>
    public string Break(int depth) => LineEnd is "" ? "" : LineEnd + string.Concat(Enumerable.Repeat(Indent, depth));

    /// <summary>What stands after a comma.</summary>
    public string Between(int depth) => LineEnd is "" ? CompactSeparator : Break(depth);

    public byte[] Write(JsonNode? node, int depth) => Encoding.UTF8.GetBytes(Text(node, depth));

    public string Text(JsonNode? node, int depth = 0)
    {
        var text = new StringBuilder();
        Append(text, node, depth);
        return text.ToString();
    }

    /// <summary>A string as Python writes it: only what JSON demands is escaped.</summary>
    public static string Quote(string value) => Quote(new StringBuilder(value.Length + 2), value).ToString();

    static StringBuilder Quote(StringBuilder text, string value)
    {
        text.Append('"');
        var rest = value.AsSpan();
        for (int at; (at = rest.IndexOfAny(Escaped)) >= 0; rest = rest[(at + 1)..])
        {
            text.Append(rest[..at]).Append(rest[at] switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\b' => "\\b",
                '\f' => "\\f",
                var control => $"\\u{(int)control:x4}",
            });
        }
        return text.Append(rest).Append('"');
    }

    static readonly SearchValues<char> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Select(control => (char)control), '"', '\\']);

    void Append(StringBuilder text, JsonNode? node, int depth)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } members:
                var sorted = members.OrderBy(member => member.Key, StringComparer.Ordinal);
                Append(text, '{', '}', sorted, depth, member =>
                {
                    Quote(text, member.Key).Append(KeySeparator);
                    Append(text, member.Value, depth + 1);
                });
                break;
            case JsonArray { Count: > 0 } items: Append(text, '[', ']', items, depth, item => Append(text, item, depth + 1)); break;
            case JsonValue value when value.GetValueKind() is JsonValueKind.String: Quote(text, value.GetValue<string>()); break;
            default: text.Append(node?.ToJsonString() ?? "null"); break;   // numbers keep their own digits
        }
    }

    void Append<T>(StringBuilder text, char open, char close, IEnumerable<T> parts, int depth, Action<T> append)
    {
        text.Append(open).Append(Break(depth + 1));
        var first = true;
        foreach (var part in parts)
        {
            if (!first) text.Append(',').Append(Between(depth + 1));
            first = false;
            append(part);
        }
        text.Append(Break(depth)).Append(close);
    }
}
