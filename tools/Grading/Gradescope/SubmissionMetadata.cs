using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbook.Grading;

/// <summary>What Gradescope says of a submission: which it is, and how late. Each part may be missing.</summary>
/// <param name="Id">Gradescope's number for the submission.</param>
/// <param name="Late">How long after the due date it was handed in; null if in time, or if there is none.</param>
/// <param name="Previous">How often the same student has submitted before.</param>
public sealed record SubmissionMetadata(long? Id, TimeSpan? Late, int Previous)
{
    public static SubmissionMetadata None { get; } = new(null, null, 0);

    /// <summary>Reads the file; one that is missing or damaged says nothing, since a mark does not hang on it.</summary>
    public static SubmissionMetadata Read(string file)
    {
        try
        {
            return File.Exists(file) && JsonNode.Parse(File.ReadAllBytes(file)) is JsonObject said ? Of(said) : None;
        }
        catch (JsonException)
        {
            return None;
        }
    }

    static SubmissionMetadata Of(JsonObject said)
    {
        var late = Time(said["created_at"]) - Time((said["assignment"] as JsonObject)?["due_date"]);
        return new(said["id"] is JsonValue id && id.TryGetValue<long>(out var number) ? number : null, late > TimeSpan.Zero ? late : null, (said["previous_submissions"] as JsonArray)?.Count ?? 0);
    }

    static DateTimeOffset? Time(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null;
}
