using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbook.Grading;

/// <summary>What a notebook's own check said, as its card says it to programs. The student's process wrote it: it is shown, and counts for nothing.</summary>
/// <param name="Exercise">The name of the exercise.</param>
/// <param name="Points">What the card says was earned.</param>
/// <param name="OutOf">What the card says that the exercise is worth.</param>
/// <param name="Lines">What each line found.</param>
/// <param name="Hints">The hints, the vaguest first.</param>
public sealed record CheckCard(string Exercise, int Points, int OutOf, IReadOnlyList<CardLine> Lines, IReadOnlyList<string> Hints)
{
    /// <summary>The media type of the card's form for programs.</summary>
    public const string MediaType = "application/vnd.email-workbook.check+json";

    /// <summary>The last card among a cell's outputs; null where there is none that can be read.</summary>
    public static CheckCard? In(IEnumerable<JsonObject> outputs) => outputs
        .Select(output => Tree((output["data"] as JsonObject)?[MediaType]) is { } card ? Of(card) : null)
        .LastOrDefault(card => card is not null);

    // Our kernel sends JSON as JSON, others send it as a string or as lines.
    static JsonObject? Tree(JsonNode? form)
    {
        try
        {
            return form switch
            {
                JsonObject tree => tree,
                JsonArray lines => JsonNode.Parse(string.Concat(lines.Select(line => line?.ToString()))) as JsonObject,
                JsonValue text => JsonNode.Parse(text.ToString()) as JsonObject,
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static CheckCard? Of(JsonObject card) => Number(card, "version") is 1 && card["lines"] is JsonArray lines
        ? new(Text(card, "exercise") ?? "", Number(card, "points") ?? 0, Number(card, "outOf") ?? 0, [.. lines.OfType<JsonObject>().Select(CardLine.Of)],
            card["hints"] is JsonArray hints ? [.. hints.Select(hint => hint?.ToString() ?? "")] : [])
        : null;

    internal static string? Text(JsonObject tree, string name) => tree[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    static int? Number(JsonObject tree, string name) => tree[name] is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;
}
