using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Grading.Tests;

/// <summary>results.json, as it comes from a judge's verdicts and from whatever lies in the submission's folder.</summary>
public sealed class GradescopeRunTests : IDisposable
{
    const string Secret = "A secret sentence", Value = "expected 4711", Lesson = "03-uuencode";

    readonly DirectoryInfo submission = Directory.CreateTempSubdirectory("submission-");

    public void Dispose() => submission.Delete(recursive: true);

    [Fact]
    public async Task Each_exercise_is_one_visible_entry_with_hints_and_nothing_of_the_hidden_tests()
    {
        HandIn("deeper/My answers (2).ipynb");

        var results = await ResultsAsync();

        Assert.Empty(ResultsFields.Complaints(results));
        Assert.Equal(["uu-quad", "uu-length", "uu-line", "uu-decode-line", "uu-rescue"], Tests(results).Select(test => (string?)test["name"]));
        Assert.All(Tests(results), test => Assert.Equal("visible", (string?)test["visibility"]));
        Assert.Equal((2 + 0 + 1, 13), ((int)results["score"]!, Tests(results).Sum(test => (int)test["max_score"]!)));
        Assert.Equal(["passed", "failed", "failed", "failed", "failed"], Tests(results).Select(test => (string?)test["status"]));
        Assert.Equal("Count from 32.", (string?)Tests(results)[1]["output"]);
        Assert.Contains("did not end in time", (string?)Tests(results)[3]["output"], StringComparison.Ordinal);
        Assert.Contains("did not get as far as a test", (string?)Tests(results)[4]["output"], StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, results.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("4711", results.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("hidden", (string?)results["stdout_visibility"]);
    }

    [Fact]
    public async Task The_teacher_reads_every_test_with_what_came_of_it()
    {
        HandIn("a.ipynb");

        var said = string.Join('\n', (await MarkAsync(SubmissionMetadata.None)).ForTeacher());

        Assert.Contains($"FAILED      0 of 1  uu-length: {Secret}", said, StringComparison.Ordinal);
        Assert.Contains(Value, said, StringComparison.Ordinal);
        Assert.EndsWith("A note.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_handed_in_is_nothing_earned_and_said()
    {
        var results = await ResultsAsync();

        Assert.Empty(ResultsFields.Complaints(results));
        Assert.Equal(0, (int)results["score"]!);
        Assert.Equal("There is no notebook (.ipynb) in what was handed in.", (string?)results["output"]);
        Assert.All(Tests(results), test => Assert.Equal("It was not handed in.", (string?)test["output"]));
    }

    [Fact]
    public async Task A_damaged_file_is_told_and_a_whole_one_beside_it_is_marked()
    {
        File.WriteAllText(Path.Combine(submission.FullName, "broken.ipynb"), "{\"nbformat\": 4, \"cells\": [");
        HandIn("whole.ipynb");

        var results = await ResultsAsync();

        Assert.Contains("broken.ipynb is damaged", (string?)results["output"], StringComparison.Ordinal);
        Assert.Equal(3, (int)results["score"]!);
    }

    [Fact]
    public async Task Only_the_cells_of_exercises_reach_the_judge_and_what_was_put_right_is_told()
    {
        var notebook = Notebook.Parse(Course.Folder.Read($"notebooks/{Lesson}.ipynb"), "a.ipynb");
        var stub = notebook.Cells.Single(cell => cell.Id == "uu-line");
        notebook.Add(CellKind.Code, "// a copy", stub.Metadata, "copy");
        notebook.Save(Path.Combine(submission.FullName, "a.ipynb"));
        var judge = new ScriptedJudge();

        var marked = await new GradescopeRun(judge, Course.Folder.Root, [Lesson]).MarkAsync(submission.FullName, SubmissionMetadata.None, TestContext.Current.CancellationToken);

        Assert.Equal(["uu-decode-line", "uu-length", "uu-line", "uu-quad", "uu-rescue"], judge.Asked!.Sources.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("uu-line", Assert.Single(marked.Complaints), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_behind_a_link_is_not_part_of_a_submission()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right there that tests do not have.");
        var elsewhere = Directory.CreateTempSubdirectory("elsewhere-");
        try
        {
            File.WriteAllBytes(Path.Combine(elsewhere.FullName, "other.ipynb"), Course.Folder.Read($"notebooks/{Lesson}.ipynb"));
            Directory.CreateSymbolicLink(Path.Combine(submission.FullName, "folder"), elsewhere.FullName);
            File.CreateSymbolicLink(Path.Combine(submission.FullName, "file.ipynb"), Path.Combine(elsewhere.FullName, "other.ipynb"));

            Assert.Equal("There is no notebook (.ipynb) in what was handed in.", (string?)(await ResultsAsync())["output"]);
        }
        finally
        {
            elsewhere.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("""{"id": 7, "created_at": "2018-08-01T14:22:32.365935-07:00", "assignment": {"due_date": "2018-07-31T23:00:00.000000-07:00"}, "previous_submissions": [{}, {}]}""", "Handed in 15 h 22 min after the due date.", 55352L)]
    [InlineData("""{"id": 7, "created_at": "2018-07-01T14:22:32.365935-07:00", "assignment": {"due_date": "2018-07-31T23:00:00.000000-07:00"}}""", "", null)]
    [InlineData("""{"assignment": null}""", "", null)]
    [InlineData("""{"id": "seven", "created_at": 4""", "", null)]
    public async Task How_late_it_is_comes_from_the_metadata_if_they_say(string metadata, string said, long? seconds)
    {
        HandIn("a.ipynb");
        var file = Path.Combine(submission.FullName, "submission_metadata.json");
        File.WriteAllText(file, metadata);

        var results = await ResultsAsync(SubmissionMetadata.Read(file));

        Assert.Empty(ResultsFields.Complaints(results));
        Assert.Equal((said, seconds), ((string?)results["output"], (long?)results["extra_data"]!["late_seconds"]));
    }

    [Fact]
    public void A_failure_of_the_autograder_is_a_good_file_too() => Assert.Empty(ResultsFields.Complaints(JsonNode.Parse(GradescopeResults.Failure())!));

    [Theory]
    [InlineData("""{"tests": [{"name": "a"}]}""", "score")]
    [InlineData("""{"score": 1, "visibility": "everybody"}""", "visibility")]
    [InlineData("""{"score": 1, "points": 1}""", "points")]
    [InlineData("""{"score": 1, "tests": [{"tags": ["a", 1]}]}""", "tags")]
    public void The_fields_that_the_tests_hold_results_to_can_be_missed(string results, string what) =>
        Assert.Contains(ResultsFields.Complaints(JsonNode.Parse(results)!), complaint => complaint.Contains(what, StringComparison.Ordinal));

    void HandIn(string name)
    {
        var file = Path.Combine(submission.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, Course.Folder.Read($"notebooks/{Lesson}.ipynb"));
    }

    async Task<JsonNode> ResultsAsync(SubmissionMetadata? metadata = null) => JsonNode.Parse((await MarkAsync(metadata ?? SubmissionMetadata.None)).ToJson())!;

    Task<GradescopeResults> MarkAsync(SubmissionMetadata metadata) =>
        new GradescopeRun(new ScriptedJudge(), Course.Folder.Root, [Lesson]).MarkAsync(submission.FullName, metadata, TestContext.Current.CancellationToken);

    static List<JsonNode> Tests(JsonNode results) => [.. results["tests"]!.AsArray().Select(test => test!)];

    sealed class ScriptedJudge : IJudge
    {
        public StudentAnswers? Asked { get; private set; }

        public Task<Judgement> JudgeAsync(StudentAnswers answers, IReadOnlySet<string>? exercises, CancellationToken cancel)
        {
            Asked = answers;
            return Task.FromResult(new Judgement(
            [
                new("uu-quad", Secret, 1, VerdictOutcome.Passed, null, null), new("uu-quad", Secret, 1, VerdictOutcome.Passed, null, null),
                new("uu-length", Secret, 1, VerdictOutcome.Failed, "Count from 32.", Value),
                new("uu-line", Secret, 1, VerdictOutcome.Passed, null, null), new("uu-line", Secret, 2, VerdictOutcome.Failed, null, Value),
                new("uu-decode-line", Secret, 3, VerdictOutcome.Failed, "A hint.", $"TimeOut: {Value}"),
                new("uu-rescue", Secret, 4, VerdictOutcome.NotReached, "A hint.", Value),
            ], new Dictionary<string, JsonObject>(), ["A note."]));
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
