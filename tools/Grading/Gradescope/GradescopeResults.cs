using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbook.Grading;

/// <summary>A marked submission in Gradescope's words: what the student sees, and what only the teacher does.</summary>
/// <param name="Marks">One for each exercise of the assignment.</param>
/// <param name="Complaints">What could not be used of what was handed in, and what had to be put right.</param>
/// <param name="Notes">For the teacher.</param>
/// <param name="Metadata">What Gradescope said of the submission.</param>
/// <param name="Elapsed">How long marking took.</param>
public sealed record GradescopeResults(IReadOnlyList<ExerciseMark> Marks, IReadOnlyList<string> Complaints, IReadOnlyList<string> Notes, SubmissionMetadata Metadata, TimeSpan Elapsed)
{
    static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>results.json where the autograder itself failed: the student is told that it is not about their work.</summary>
    public static byte[] Failure() => JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["score"] = 0,
        ["output"] = "The autograder itself failed, and your work was not looked at. This is not about what you handed in: tell your teacher, who sees the reason.",
        ["output_format"] = "text", ["visibility"] = "visible", ["stdout_visibility"] = "hidden", ["tests"] = new JsonArray(),
    }, Written);

    /// <summary>results.json. An entry is an exercise, and visible: were one hidden, students would not see their total.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["score"] = Marks.Sum(mark => mark.Points),
        ["execution_time"] = (int)Math.Ceiling(Elapsed.TotalSeconds),
        ["output"] = string.Join('\n', Said()), ["output_format"] = "text", ["test_output_format"] = "text", ["test_name_format"] = "text",
        ["visibility"] = "visible", ["stdout_visibility"] = "hidden",
        ["extra_data"] = Extra(),
        ["tests"] = new JsonArray([.. Marks.Index().Select(mark => Entry(mark.Item, mark.Index + 1))]),
    }, Written);

    /// <summary>Every test with its outcome, and why: on the standard output, which only teachers see.</summary>
    public IEnumerable<string> ForTeacher() => Marks.SelectMany(mark => mark.Verdicts).SelectMany(verdict => new[]
    {
        $"{(verdict.Outcome is VerdictOutcome.Passed ? "passed" : verdict.Outcome is VerdictOutcome.Failed ? "FAILED" : "not reached"),-11} {verdict.Earned} of {verdict.Points}  {verdict.Exercise}: {verdict.Test}",
        verdict.Detail is null ? "" : "            " + verdict.Detail.ReplaceLineEndings("\n            "),
    }).Where(line => line is not "").Concat(Notes);

    IEnumerable<string> Said() => Complaints.Concat(Metadata.Late is { } late ? [$"Handed in {Words(late)} after the due date."] : []);

    JsonObject Extra()
    {
        var extra = new JsonObject { ["previous_submissions"] = Metadata.Previous };
        if (Metadata.Id is { } id) extra["submission"] = id;
        if (Metadata.Late is { } late) extra["late_seconds"] = (long)late.TotalSeconds;
        return extra;
    }

    static JsonObject Entry(ExerciseMark mark, int number) => new()
    {
        ["score"] = mark.Points, ["max_score"] = mark.OutOf, ["status"] = mark.IsFull ? "passed" : "failed",
        ["name"] = mark.Exercise, ["name_format"] = "text", ["number"] = number.ToString(CultureInfo.InvariantCulture),
        ["output"] = mark.ForStudent, ["output_format"] = "text", ["tags"] = new JsonArray(mark.Lesson), ["visibility"] = "visible",
    };

    static string Words(TimeSpan time) => time.TotalDays >= 1 ? $"{(int)time.TotalDays} d {time.Hours} h" : time.TotalHours >= 1 ? $"{(int)time.TotalHours} h {time.Minutes} min" : $"{Math.Ceiling(time.TotalMinutes):0} min";
}
