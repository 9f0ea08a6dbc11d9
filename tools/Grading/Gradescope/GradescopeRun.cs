using System.Diagnostics;

namespace Workbook.Grading;

/// <summary>Marks one submission as Gradescope asks for it.</summary>
/// <param name="judge">Who judges.</param>
/// <param name="released">The folder with the lessons as students got them.</param>
/// <param name="lessons">Which lessons the assignment is about.</param>
public sealed class GradescopeRun(IJudge judge, string released, IReadOnlyList<string> lessons)
{
    /// <exception cref="Notebooks.NotebookException">There is no such lesson.</exception>
    public async Task<GradescopeResults> MarkAsync(string submission, SubmissionMetadata metadata, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var handedIn = new SubmissionFolder(submission);
        var (marks, notes) = (new List<ExerciseMark>(), new List<string>());
        foreach (var name in lessons)
        {
            var lesson = ReleasedLesson.Read(Path.Combine(released, "notebooks", name + ".ipynb"));
            var judgement = handedIn.To(lesson) is { } answers ? await judge.JudgeAsync(answers, exercises: null, cancel) : null;
            notes.AddRange(judgement?.Notes ?? []);
            marks.AddRange(lesson.Exercises.Select(exercise => new ExerciseMark(name, exercise.Stub.Id, exercise.Check.Points ?? 0,
                [.. (judgement?.Verdicts ?? []).Where(verdict => verdict.Exercise == exercise.Stub.Id)])));
        }
        return new(marks, handedIn.Complaints, notes, metadata, clock.Elapsed);
    }
}
