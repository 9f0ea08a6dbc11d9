using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbook.Grading;

namespace Workbook.Checking;

/// <summary>Reviews as one JSON document, for programs.</summary>
static class ReviewJson
{
    static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(IReadOnlyList<LessonReview> reviews, OpenedHints opened) => new JsonObject
    {
        ["outcome"] = reviews.All(review => review.Points == review.OutOf) ? "passed" : "not good",
        ["points"] = reviews.Sum(review => review.Points),
        ["outOf"] = reviews.Sum(review => review.OutOf),
        ["notebooks"] = new JsonArray([.. reviews.Select(review => Of(review, opened))]),
    }.ToJsonString(Json);

    static JsonObject Of(LessonReview review, OpenedHints opened) => new()
    {
        ["path"] = review.Notebook.Name, ["points"] = review.Points, ["outOf"] = review.OutOf,
        ["exercises"] = new JsonArray([.. review.Exercises.Select(exercise => Of(exercise, opened))]),
        ["faults"] = new JsonArray([.. review.Faults.Select(fault => new JsonObject { ["number"] = fault.Number, ["id"] = fault.Cell.Id, ["outcome"] = fault.Outcome.Word })]),
    };

    static JsonObject Of(ExerciseReview exercise, OpenedHints opened)
    {
        var item = new JsonObject { ["id"] = exercise.Id, ["outcome"] = exercise.Word, ["points"] = exercise.Points, ["outOf"] = exercise.OutOf };
        if (exercise.Trouble is { } trouble) item["trouble"] = trouble;
        if (exercise.Card is not { } card) return item;
        item["lines"] = new JsonArray([.. card.Lines.Select(Of)]);
        item["hints"] = new JsonObject { ["opened"] = Math.Min(opened.Of(exercise.Id), card.Hints.Count), ["of"] = card.Hints.Count };
        return item;
    }

    static JsonObject Of(CardLine line)
    {
        var item = new JsonObject { ["name"] = line.Name, ["outcome"] = line.Outcome };
        foreach (var (name, value) in new[] { ("reason", line.Reason), ("expected", line.Expected), ("got", line.Got), ("where", line.Where) })
            if (value is not null) item[name] = value;
        return item;
    }
}
