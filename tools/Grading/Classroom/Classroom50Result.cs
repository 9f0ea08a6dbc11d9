using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbook.Grading;

/// <summary>result.json of Classroom 50: who submitted what, from the environment that its runner gives, and a test for each exercise.</summary>
public static class Classroom50Result
{
    static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // The runner stamps owner and assignment_type itself; what it said of them is repeated, what it did not say is left out.
    static readonly (string Field, string Variable)[] Identity =
        [("classroom", "CLASSROOM"), ("assignment", "ASSIGNMENT"), ("assignment_type", "ASSIGNMENT_TYPE"), ("owner", "OWNER"), ("submission", "SUBMISSION_TAG"), ("commit", "COMMIT_URL"), ("release", "RELEASE_URL"), ("review", "REVIEW_URL")];

    /// <param name="marks">What was earned.</param>
    /// <param name="variable">Gives a variable of the environment.</param>
    /// <param name="now">When it was marked; the time of submission is in SUBMITTED_AT, and stays when a submission is marked again.</param>
    public static byte[] Of(IReadOnlyList<ClassroomMark> marks, Func<string, string?> variable, DateTimeOffset now)
    {
        var result = new JsonObject { ["schema"] = "classroom50/result/v1" };
        foreach (var (field, name) in Identity)
            if (variable(name) is { Length: > 0 } value) result[field] = value;
        if (!result.ContainsKey("review") && result["commit"] is { } commit) result["review"] = commit.DeepClone();
        result["datetime"] = DateTimeOffset.TryParse(variable("SUBMITTED_AT"), CultureInfo.InvariantCulture, out var submitted) ? Utc(submitted) : Utc(now);
        result["graded_at"] = Utc(now);
        result["score"] = marks.Sum(mark => mark.Points);
        result["max-score"] = marks.Sum(mark => mark.OutOf);
        result["tests"] = new JsonArray([.. marks.Select(Test)]);
        return JsonSerializer.SerializeToUtf8Bytes(result, Written);
    }

    static JsonObject Test(ClassroomMark mark) => new()
    {
        ["test-name"] = mark.Exercise, ["passed"] = mark.Points == mark.OutOf, ["score"] = mark.Points, ["max-score"] = mark.OutOf, ["message"] = mark.Message,
    };

    static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
