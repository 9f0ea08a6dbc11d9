using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Workbook.Grading.Tests;

/// <summary>A judge that runs nothing: an answer that is the right one word for word passes, any other fails the second of two tests.</summary>
sealed class ScriptedJudge : IJudge
{
    static readonly LessonCatalogue Lessons = LessonCatalogue.Read(Repository.Path("notebooks"));

    /// <summary>Which answers were judged, and which exercises of them.</summary>
    public ConcurrentQueue<(StudentAnswers Answers, string? Only)> Asked { get; } = [];

    /// <summary>What happens before a judgement: waiting, failing.</summary>
    public Func<StudentAnswers, CancellationToken, Task> Before { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>What every card says.</summary>
    public string CardText { get; init; } = "a line";

    /// <summary>Whether every answer is right.</summary>
    public bool IsGenerous { get; init; }

    public async Task<Judgement> JudgeAsync(StudentAnswers answers, IReadOnlySet<string>? exercises, CancellationToken cancel)
    {
        Asked.Enqueue((answers, exercises?.Single()));
        await Before(answers, cancel);
        var chosen = Lessons[answers.Lesson].Exercises.Where(exercise => exercises?.Contains(exercise.Id) is not false).ToList();
        return new([.. chosen.SelectMany(exercise => Verdicts(exercise, answers))], chosen.ToDictionary(exercise => exercise.Id, Card), []);
    }

    IEnumerable<Verdict> Verdicts(OutlineExercise exercise, StudentAnswers answers)
    {
        var answer = answers.Sources.GetValueOrDefault(exercise.Id);
        var isRight = IsGenerous || answer == CellSource.Plain(MadeUpNotebook.AnswerText(answers.Lesson, exercise.Id, "right"));
        var first = exercise.Points / 2;
        yield return new(exercise.Id, $"Secret first test of {exercise.Id}", first, isRight || answer is not null && !answer.Contains("NotImplemented", StringComparison.Ordinal) ? VerdictOutcome.Passed : VerdictOutcome.Failed, "A hint for beginners.", "Expected: secret-1, got: nothing");
        yield return new(exercise.Id, $"Secret second test of {exercise.Id}", exercise.Points - first, isRight ? VerdictOutcome.Passed : VerdictOutcome.Failed, $"A hint for {exercise.Id}.", "Expected: secret-2, got: 5");
    }

    JsonObject Card(OutlineExercise exercise) => new() { ["exercise"] = exercise.Id, ["lines"] = new JsonArray(new JsonObject { ["name"] = CardText, ["outcome"] = "failed", ["reason"] = "a reason", ["expected"] = "1", ["got"] = "2" }) };

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
