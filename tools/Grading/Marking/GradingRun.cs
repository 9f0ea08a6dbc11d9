using System.Diagnostics;

namespace Workbook.Grading;

/// <summary>Marks a class: asks the judge what is not judged yet, several works at a time, and keeps each judgement as it comes.</summary>
public sealed class GradingRun(GradingPlan plan, Action<GradingEvent> tell)
{
    readonly JudgementCache cache = new(plan.Options.Out);

    /// <summary>Whether the judge is needed at all.</summary>
    public bool HasWorkToJudge => plan.Work.Any(work => Standing(work) is null);

    /// <param name="judge">Who judges; asked for only if there is something to judge.</param>
    /// <param name="cancel">Stops; what is judged by then is kept.</param>
    /// <exception cref="OperationCanceledException">It was stopped. No result has been written.</exception>
    public async Task<GradeBook> RunAsync(Func<Task<IJudge>> judge, CancellationToken cancel)
    {
        var records = new SubmissionRecord[plan.Work.Count];
        var seconds = new double[plan.Work.Count];
        tell(new GradingEvent.Begun(plan.Work.Count, plan.Work.Count(work => Standing(work) is null)));
        await using var asked = HasWorkToJudge ? await judge() : null;
        await Parallel.ForEachAsync(plan.Work.Index(), new ParallelOptions { MaxDegreeOfParallelism = plan.Options.Jobs, CancellationToken = cancel }, async (item, stop) =>
        {
            var (work, earlier) = (item.Item, Standing(item.Item));
            var judged = earlier;
            string? trouble = null;
            if (judged is null) (judged, trouble) = await JudgeAsync(asked!, work, stop);
            records[item.Index] = plan.Manual.Apply(Record(work, judged?.Judgement, trouble));
            seconds[item.Index] = judged?.Seconds ?? 0;
            tell(new GradingEvent.Marked(records[item.Index], TimeSpan.FromSeconds(seconds[item.Index]), FromEarlier: earlier is not null));
        });
        var missing = plan.Missing.Select(missing => plan.Manual.Apply(MissingRecord(missing.Student, missing.Lesson)));
        return new(plan.Record, [.. records, .. missing], [.. records.Zip(seconds, (record, time) => new WorkTime(record.Student.Id, record.Lesson, time))]);
    }

    /// <summary>An earlier judgement that still stands.</summary>
    JudgedWork? Standing(HandedIn work) => cache.Find(work) is { } judged && judged.Judge == Identity(work) ? judged : null;

    // An exercise that is to be judged again, is, once: by a judge of another name.
    string Identity(HandedIn work) => plan.Options.Regrade is { } exercise && Has(work, exercise) ? $"{plan.Options.JudgeIdentity}, again {exercise}" : plan.Options.JudgeIdentity;

    bool Has(HandedIn work, string exercise) => plan.Lesson(work.Lesson).Exercises.Any(known => known.Id == exercise);

    async Task<(JudgedWork? Judged, string? Trouble)> JudgeAsync(IJudge judge, HandedIn work, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var earlier = plan.Options.Regrade is { } exercise && Has(work, exercise) ? cache.Find(work) : null;
        try
        {
            var only = earlier is null ? null : new HashSet<string> { plan.Options.Regrade! };
            var judgement = await judge.JudgeAsync(work.Found.Answers, only, cancel);
            if (earlier is not null) judgement = Merged(earlier.Judgement, judgement, plan.Options.Regrade!);
            var judged = new JudgedWork(JudgementCache.HashOf(work.Found.Answers), plan.Options.JudgeIdentity, clock.Elapsed.TotalSeconds, judgement);
            cache.Keep(work, judged);
            return (judged, null);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            return (null, $"The judge itself failed ({failure.GetType().Name}): {failure.Message.ReplaceLineEndings(" ")}");
        }
    }

    static Judgement Merged(Judgement earlier, Judgement again, string exercise) => new(
        [.. earlier.Verdicts.Where(verdict => verdict.Exercise != exercise), .. again.Verdicts.Where(verdict => verdict.Exercise == exercise)],
        new Dictionary<string, System.Text.Json.Nodes.JsonObject>(earlier.Cards.Where(card => card.Key != exercise).Concat(again.Cards.Where(card => card.Key == exercise))),
        [.. earlier.Notes.Union(again.Notes)]);

    SubmissionRecord Record(HandedIn work, Judgement? judgement, string? trouble) => new()
    {
        Student = work.Student, Platform = work.Platform, Lesson = work.Lesson, File = work.File, Attempts = work.Attempts, HandedIn = work.Time,
        Status = judgement is null ? SubmissionStatus.Failed : SubmissionStatus.Marked, Trouble = trouble,
        Late = plan.Options.Deadline.Of(work.Time, work.IsCalledLate),
        Exercises = [.. plan.Lesson(work.Lesson).Exercises.Select(exercise => Exercise(exercise, judgement))],
        Repairs = work.Found.Repairs, Notes = judgement?.Notes ?? [],
        Answers = work.Found.Answers.Sources.OrderBy(answer => answer.Key, StringComparer.Ordinal).ToDictionary(),
    };

    static ExerciseRecord Exercise(LessonExercise exercise, Judgement? judgement) => new()
    {
        Id = exercise.Id, OutOf = exercise.Points, Card = judgement?.Cards.GetValueOrDefault(exercise.Id),
        Tests = [.. judgement?.Verdicts.Where(verdict => verdict.Exercise == exercise.Id).Select(verdict => new TestRecord(verdict.Test, verdict.Points, verdict.Outcome, verdict.Hint, verdict.Detail)) ?? []],
    };

    static SubmissionRecord MissingRecord(Student student, LessonRecord lesson) => new()
    {
        Student = student, Lesson = lesson.Name, Status = SubmissionStatus.Missing, Exercises = [.. lesson.Exercises.Select(exercise => Exercise(exercise, null))],
    };
}

/// <summary>How long a work took: for nobody's results.</summary>
public sealed record WorkTime(string Student, string Lesson, double Seconds);
