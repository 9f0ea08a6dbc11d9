using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>An output in its two forms: text in one piece, to work with, and text as lines, as files have it.</summary>
static class CellOutput
{
    public static JsonObject Joined(JsonObject output) => Map(output, node => node is JsonArray ? MultilineText.Join(node) : node?.DeepClone());

    public static JsonObject Split(JsonObject output) => Map(output, node => node is JsonArray ? node.DeepClone() : MultilineText.Split(MultilineText.Join(node)));

    static JsonObject Map(JsonObject output, Func<JsonNode?, JsonNode?> text)
    {
        var copy = (JsonObject)output.DeepClone();
        if (copy.ContainsKey("text")) copy["text"] = text(copy["text"]);
        if (copy["data"] is JsonObject data)
            foreach (var type in data.Select(item => item.Key).Where(type => !IsJson(type)).ToArray()) data[type] = text(data[type]);
        return copy;
    }

    // JSON values stay values: a list there is a list, not lines of text.
    static bool IsJson(string type) =>
        type is "application/json" || (type.StartsWith("application/", StringComparison.Ordinal) && type.EndsWith("+json", StringComparison.Ordinal));
}
