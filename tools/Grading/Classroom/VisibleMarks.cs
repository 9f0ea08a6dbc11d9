using Workbook.Notebooks;

namespace Workbook.Grading;

/// <summary>Marks by the notebook's own checks, where no hidden tests may be: the student's answers in the notebook as it was released, on a kernel.</summary>
/// <param name="released">The folder with what students got.</param>
/// <param name="options">The kernel, and how long a cell may take.</param>
public sealed class VisibleMarks(string released, RunOptions options)
{
    /// <exception cref="KernelException">The kernel does not start.</exception>
    /// <exception cref="NotebookException">There is no such lesson.</exception>
    public async Task<IReadOnlyList<ClassroomMark>> OfAsync(SubmissionFolder submission, string lesson, RunSignal signal)
    {
        var path = Path.Combine(released, "notebooks", lesson + ".ipynb");
        var asReleased = Released(path);
        if (submission.To(asReleased) is not { } answers)
            return [.. asReleased.Exercises.Select(exercise => new ClassroomMark(lesson, exercise.Stub.Id, 0, exercise.Check.Points ?? 0, "It was not handed in."))];

        var notebook = Notebook.Parse(await File.ReadAllBytesAsync(path), path);
        foreach (var cell in notebook.Cells)
            if (answers.Sources.TryGetValue(GradeId(cell), out var source)) cell.SetSource(source);
        var review = await new LessonChecker(options, _ => { }, signal).ReviewAsync(notebook);
        return [.. review.Exercises.Select(exercise => new ClassroomMark(lesson, exercise.Id, exercise.Points, exercise.OutOf, Message(exercise)))];
    }

    // In a repository of GitHub Classroom's it is the student's own copy.
    static ReleasedLesson Released(string path)
    {
        try
        {
            return ReleasedLesson.Read(path);
        }
        catch (InvalidOperationException lost)
        {
            throw new NotebookException($"{path} has lost the check of an exercise; take a fresh copy of it from the course.", lost);
        }
    }

    static string Message(ExerciseReview exercise) => exercise.Word switch
    {
        "passed" => "",
        "to do" => "It is still to do.",
        _ => exercise.Trouble ?? string.Join('\n', exercise.Card?.Lines.Where(line => !line.IsPassed).Select(line => line.Name) ?? []),
    };

    static string GradeId(NotebookCell cell) => cell.Metadata["nbgrader"]?["grade_id"]?.ToString() ?? "";
}
