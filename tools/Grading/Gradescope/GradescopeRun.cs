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
        var (marks, repairs, notes) = (new List<ExerciseMark>(), new List<string>(), new List<string>());
        foreach (var name in lessons)
        {
            var lesson = LessonOutline.Read(Path.Combine(released, "notebooks", name + ".ipynb"));
            var found = handedIn.To(lesson);
            var judgement = found is null ? null : await judge.JudgeAsync(found.Answers, exercises: null, cancel);
            repairs.AddRange(found?.Repairs.Select(repair => repair.Cell is null ? repair.Text : $"{repair.Cell}: {repair.Text}") ?? []);
            notes.AddRange(judgement?.Notes ?? []);
            marks.AddRange(lesson.Exercises.Select(exercise => new ExerciseMark(name, exercise.Id, exercise.Points,
                [.. (judgement?.Verdicts ?? []).Where(verdict => verdict.Exercise == exercise.Id)])));
        }
        return new(marks, [.. handedIn.Complaints, .. repairs], notes, metadata, clock.Elapsed);
    }
}
