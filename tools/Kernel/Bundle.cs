using System.Text.Json;
using System.Text.Json.Nodes;
using Workbook.Jupyter;

namespace Workbook.Kernel;

/// <summary>The forms of a value as a message carries them: text as text, JSON as JSON.</summary>
static class Bundle
{
    public static JsonObject Of(IReadOnlyDictionary<string, string> forms) =>
        new(forms.Select(form => KeyValuePair.Create(form.Key, IsJson(form.Key) ? Json(form.Value) : JsonValue.Create(form.Value))));

    static bool IsJson(string mimeType) =>
        mimeType is "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal);

    // Whoever wrote the formatter may have been wrong about it being JSON: then it is text.
    static JsonNode? Json(string text)
    {
        try
        {
            return LenientJson.Parse(System.Text.Encoding.UTF8.GetBytes(text));
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
