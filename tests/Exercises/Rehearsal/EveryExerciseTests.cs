using System.Reflection;

namespace Exercises;

/// <summary>The judge itself is examined: every exercise has tests that are worth what the notebook says, and each of them is able to fail.</summary>
public class EveryExerciseTests
{
    public static TheoryData<string> Lessons => [.. Answers.Lessons];

    [Fact]
    public void Every_exercise_of_every_lesson_has_one_class_of_hidden_tests()
    {
        var exercises = Answers.Lessons.SelectMany(lesson => Rehearsal.Judge.Lesson(lesson).Exercises.Select(exercise => exercise.Stub.Id)).ToList();
        var classes = typeof(EveryExerciseTests).Assembly.GetTypes().Select(type => type.GetCustomAttribute<ExerciseAttribute>()?.Id).OfType<string>();

        Assert.NotEmpty(exercises);
        Assert.Equal(exercises.Order(StringComparer.Ordinal), classes.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Lessons))]
    public async Task Right_answers_earn_what_the_notebook_says_that_they_are_worth(string lesson)
    {
        var judgement = await JudgeAsync(Answers.Right(lesson));

        Assert.All(judgement.Verdicts, verdict => Assert.True(verdict.Outcome is VerdictOutcome.Passed, $"{verdict}"));
        Assert.Equal(
            Rehearsal.Judge.Lesson(lesson).Exercises.Select(exercise => (exercise.Stub.Id, exercise.Check.Points!.Value)),
            judgement.Verdicts.GroupBy(verdict => verdict.Exercise).Select(verdicts => (verdicts.Key, verdicts.Sum(verdict => verdict.Earned))));
        Assert.All(Rehearsal.Judge.Lesson(lesson).Exercises, exercise =>
            Assert.Equal(exercise.Check.Points, (int?)judgement.Cards.GetValueOrDefault(exercise.Stub.Id)?["points"]));
    }

    [Theory, MemberData(nameof(Lessons))]
    public async Task Unsolved_every_test_fails_and_nothing_is_earned(string lesson)
    {
        var judgement = await JudgeAsync(new StudentAnswers(lesson, new Dictionary<string, string>()));

        Assert.All(judgement.Verdicts, verdict => Assert.True(verdict.Outcome is VerdictOutcome.Failed && verdict.Hint is { Length: > 0 }, $"{verdict}"));
        Assert.Equal(Rehearsal.Judge.Lesson(lesson).Exercises.Count, judgement.Verdicts.Select(verdict => verdict.Exercise).Distinct().Count());
    }

    [Theory, MemberData(nameof(Lessons))]
    public async Task A_wrong_answer_loses_points_and_earns_the_hints_of_the_tests_that_are_there_for_it(string lesson)
    {
        foreach (var (stub, _) in Rehearsal.Judge.Lesson(lesson).Exercises)
        {
            foreach (var file in Answers.WrongOnes(lesson, stub.Id))
            {
                var judgement = await JudgeAsync(Answers.Wrong(lesson, stub.Id, file), stub.Id);
                var failed = judgement.Verdicts.Where(verdict => verdict.Outcome is not VerdictOutcome.Passed).ToList();

                Assert.True(failed.Count > 0, $"{lesson}/{stub.Id}/{file} passes every test.");
                Assert.All(failed, verdict => Assert.False(string.IsNullOrEmpty(verdict.Hint), $"{verdict} has no hint."));
                foreach (var test in Catchers(stub.Id, file))
                    Assert.True(failed.Any(verdict => verdict.Test == test), $"{lesson}/{stub.Id}/{file} passes the test that is there for it: {test}.");
            }
        }
    }

    static IEnumerable<string> Catchers(string exercise, string file) =>
        from type in typeof(EveryExerciseTests).Assembly.GetTypes()
        where type.GetCustomAttribute<ExerciseAttribute>()?.Id == exercise
        from method in type.GetMethods()
        where method.GetCustomAttribute<CatchesAttribute>() is { } catches && catches.Answers.Contains(Path.GetFileNameWithoutExtension(file)["wrong-".Length..])
        select method.Name.Replace('_', ' ');

    static Task<Judgement> JudgeAsync(StudentAnswers answers, string? exercise = null) =>
        Rehearsal.Judge.JudgeAsync(answers, exercise is null ? null : new HashSet<string> { exercise }, TestContext.Current.CancellationToken);
}
