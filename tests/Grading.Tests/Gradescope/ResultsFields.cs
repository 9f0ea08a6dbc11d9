using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbook.Grading.Tests;

/// <summary>The fields of results.json as Gradescope publishes them: names, types, and the words that some of them may hold.</summary>
static class ResultsFields
{
    static readonly string[] Visibilities = ["hidden", "after_due_date", "after_published", "visible"], Formats = ["text", "html", "simple_format", "md", "ansi"];

    static readonly Dictionary<string, Func<JsonNode, bool>> Top = new()
    {
        ["score"] = IsNumber, ["execution_time"] = IsNumber, ["output"] = IsText,
        ["output_format"] = OneOf(Formats), ["test_output_format"] = OneOf(Formats), ["test_name_format"] = OneOf(Formats),
        ["visibility"] = OneOf(Visibilities), ["stdout_visibility"] = OneOf(Visibilities),
        ["extra_data"] = node => node is JsonObject, ["tests"] = node => node is JsonArray, ["leaderboard"] = node => node is JsonArray,
    };

    static readonly Dictionary<string, Func<JsonNode, bool>> Test = new()
    {
        ["score"] = IsNumber, ["max_score"] = IsNumber, ["status"] = OneOf("passed", "failed"), ["name"] = IsText, ["name_format"] = OneOf(Formats),
        ["number"] = IsText, ["output"] = IsText, ["output_format"] = OneOf(Formats), ["visibility"] = OneOf(Visibilities),
        ["tags"] = node => node is JsonArray tags && tags.All(tag => tag is not null && IsText(tag)), ["extra_data"] = node => node is JsonObject,
    };

    /// <summary>What does not fit, in words; nothing for a good file.</summary>
    public static IReadOnlyList<string> Complaints(JsonNode results)
    {
        if (results is not JsonObject top) return ["it is not an object"];
        var tests = (top["tests"] as JsonArray ?? []).Select(test => test as JsonObject).ToList();
        List<string> complaints = [.. Of(top, Top, ""), .. tests.Index().SelectMany(test => test.Item is null ? ["a test is not an object"] : Of(test.Item, Test, $"test {test.Index}: "))];
        if (!top.ContainsKey("score") && tests.Exists(test => test?.ContainsKey("score") is not true)) complaints.Add("neither the whole nor each test has a score");
        return complaints;
    }

    static IEnumerable<string> Of(JsonObject item, Dictionary<string, Func<JsonNode, bool>> fields, string where) => item
        .Where(field => !fields.TryGetValue(field.Key, out var fits) || field.Value is null || !fits(field.Value))
        .Select(field => $"{where}{field.Key} is {field.Value?.ToJsonString() ?? "null"}");

    static bool IsNumber(JsonNode node) => node.GetValueKind() is JsonValueKind.Number;

    static bool IsText(JsonNode node) => node.GetValueKind() is JsonValueKind.String;

    static Func<JsonNode, bool> OneOf(params string[] words) => node => IsText(node) && words.Contains((string?)node);
}
