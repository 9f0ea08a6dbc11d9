using System.Text.Json.Nodes;

namespace Workbook.Tests;

/// <summary>The exercises of every lesson: the stub earns nothing, the right answer everything, and each wrong answer less.</summary>
public class ExerciseTests
{
    public static TheoryData<string> Names => Lesson.Names;

    [Theory, MemberData(nameof(Names))]
    public async Task Unsolved_a_lesson_runs_to_its_end_and_every_check_says_that_it_is_still_to_do(string name)
    {
        var lesson = Lesson.Read(name);
        await using var kernel = await LessonKernel.StartAsync();
        var checks = lesson.Exercises.Select(exercise => exercise.Check.Id).ToHashSet();

        foreach (var cell in lesson.Code)
            if (checks.Contains(cell.Id))
                Assert.All(Lines(await kernel.CheckAsync(cell, $"{name}, {cell.Id}")), line => Assert.Equal("to do", (string?)line["outcome"]));
            else
                await kernel.RunAsync(cell.Source, $"{name}, {cell.Id}");
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Right_answers_earn_all_points_and_wrong_ones_do_not(string name)
    {
        var lesson = Lesson.Read(name);
        await using var kernel = await LessonKernel.StartAsync();
        var exercises = lesson.Exercises.ToDictionary(exercise => exercise.Check.Id);

        foreach (var cell in lesson.Code)
            if (exercises.TryGetValue(cell.Id, out var exercise))
                await JudgeAsync(kernel, name, exercise.Stub, cell);
            else if (!cell.IsSolution)
                await kernel.RunAsync(cell.Source, $"{name}, {cell.Id}");
    }

    // The wrong ones first: what follows in the lesson builds on the right one.
    static async Task JudgeAsync(LessonKernel kernel, string lesson, LessonCell stub, LessonCell check)
    {
        foreach (var wrong in Answers(lesson, stub.Id, "wrong-*.csx"))
        {
            await kernel.RunAsync(File.ReadAllText(wrong), wrong);
            var card = await kernel.CheckAsync(check, wrong);
            Assert.True((int)card["points"]! < check.Points, $"{wrong} earns all points: the check of {stub.Id} does not notice.");
            Assert.Contains(Lines(card), line => (string?)line["outcome"] is "failed");
        }

        var right = Assert.Single(Answers(lesson, stub.Id, "right.csx"));
        await kernel.RunAsync(File.ReadAllText(right), right);
        var solved = await kernel.CheckAsync(check, right);
        Assert.True((int)solved["points"]! == check.Points, $"{right} does not earn all points: {solved}");
        Assert.NotEmpty(solved["hints"]!.AsArray());
    }

    [Fact]
    public void Every_exercise_has_a_right_answer_and_three_wrong_ones_and_hints()
    {
        var exercises = Names.SelectMany(row => Lesson.Read(row.Data).Exercises.Select(exercise => (Lesson: row.Data, exercise.Stub.Id))).ToList();

        Assert.All(exercises, exercise =>
        {
            Assert.Single(Answers(exercise.Lesson, exercise.Id, "right.csx"));
            Assert.InRange(Answers(exercise.Lesson, exercise.Id, "wrong-*.csx").Length, 3, 9);
            Assert.True(File.Exists(Repository.Path($"notebooks/hints/{exercise.Id}.md")), $"{exercise.Id} has no hints.");
        });
        Assert.Equal(exercises.Select(exercise => exercise.Id).Order(StringComparer.Ordinal),
            Directory.GetFiles(Repository.Path("notebooks/hints")).Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal));
    }

    static string[] Answers(string lesson, string exercise, string pattern) =>
        Directory.Exists(Repository.Path($"tests/Exercises/{lesson}/{exercise}")) ? Directory.GetFiles(Repository.Path($"tests/Exercises/{lesson}/{exercise}"), pattern) : [];

    static IEnumerable<JsonObject> Lines(JsonObject card) => card["lines"]!.AsArray().Select(line => line!.AsObject());
}
