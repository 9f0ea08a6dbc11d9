using System.Text;
using System.Text.Json.Nodes;

namespace Workbook.Grading.Tests;

public class ClassroomResultTests
{
    static readonly ClassroomMark[] Marks = [new("03-uuencode", "uu-quad", 2, 2, ""), new("03-uuencode", "uu-line", 1, 3, "Look again.")];

    static readonly Dictionary<string, string> Variables = new()
    {
        ["CLASSROOM"] = "mail", ["ASSIGNMENT"] = "uuencode", ["ASSIGNMENT_TYPE"] = "individual", ["OWNER"] = "alice", ["SUBMISSION_TAG"] = "submit/1",
        ["COMMIT_URL"] = "https://host.example/commit/1", ["RELEASE_URL"] = "https://host.example/release/1", ["SUBMITTED_AT"] = "2026-06-01T16:32:01+02:00",
    };

    [Fact]
    public void Classroom_50_gets_whole_numbers_the_identity_it_gave_and_the_time_of_the_commit()
    {
        var result = JsonNode.Parse(Classroom50Result.Of(Marks, Variables.GetValueOrDefault, new(2026, 6, 2, 0, 0, 0, TimeSpan.Zero)))!;

        Assert.Equal("classroom50/result/v1", (string?)result["schema"]);
        Assert.Equal(("mail", "uuencode", "alice", "submit/1"), ((string?)result["classroom"], (string?)result["assignment"], (string?)result["owner"], (string?)result["submission"]));
        Assert.Equal(((string?)result["commit"], "2026-06-01T14:32:01Z", "2026-06-02T00:00:00Z"), ((string?)result["review"], (string?)result["datetime"], (string?)result["graded_at"]));
        Assert.Equal(("3", "5"), (result["score"]!.ToJsonString(), result["max-score"]!.ToJsonString()));
        Assert.Equal(["uu-quad True 2 2", "uu-line False 1 3"], result["tests"]!.AsArray().Select(test => $"{test!["test-name"]} {(bool)test["passed"]!} {test["score"]!.ToJsonString()} {test["max-score"]!.ToJsonString()}"));
        Assert.Equal(["classroom", "assignment", "assignment_type", "owner", "submission", "commit", "release", "review", "datetime", "graded_at", "score", "max-score", "tests", "schema"],
            result.AsObject().Select(field => field.Key).OrderBy(key => key is "schema"));
    }

    [Fact]
    public void Without_a_time_of_submission_it_is_now()
    {
        var result = JsonNode.Parse(Classroom50Result.Of(Marks, name => name is "SUBMITTED_AT" ? "" : null, new(2026, 6, 2, 0, 0, 0, TimeSpan.Zero)))!;

        Assert.Equal("2026-06-02T00:00:00Z", (string?)result["datetime"]);
        Assert.False(result.AsObject().ContainsKey("owner"));
    }

    // The table of Classroom's reporter scores passed tests of all tests times the maximum, its notice adds up scores.
    [Fact]
    public void Both_ways_in_which_the_reporter_counts_come_to_the_same()
    {
        var line = ClassroomResult.Line(Marks);
        Assert.StartsWith("result=", line, StringComparison.Ordinal);
        var result = JsonNode.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(line["result=".Length..])))!;
        var tests = result["tests"]!.AsArray().Select(test => test!).ToList();

        var inTable = tests.Count(test => (string?)test["status"] is "pass") / (double)tests.Count * (int)result["max_score"]!;
        var inNotice = tests.Sum(test => (int)test["score"]!);

        Assert.Equal((3.0, 3, 5), (inTable, inNotice, tests.Count));
        Assert.Equal((1, "fail"), ((int)result["version"]!, (string?)result["status"]));
        Assert.All(tests, test => Assert.Equal(["name", "status", "score", "message", "test_code", "filename", "line_no", "duration"], test.AsObject().Select(field => field.Key)));
        Assert.Equal("Look again.", (string?)tests[4]["message"]);
    }
}
