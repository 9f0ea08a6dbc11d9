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
        var outline = LessonOutline.Read(path);
        if (submission.To(outline)?.Answers is not { } answers)
            return [.. outline.Exercises.Select(exercise => new ClassroomMark(lesson, exercise.Id, 0, exercise.Points, "It was not handed in."))];

        var notebook = Notebook.Parse(await File.ReadAllBytesAsync(path), path);
        foreach (var cell in notebook.Cells)
            if (answers.Sources.TryGetValue(GradeId(cell), out var source)) cell.SetSource(source);
        var review = await new LessonChecker(options, _ => { }, signal).ReviewAsync(notebook);
        return [.. review.Exercises.Select(exercise => new ClassroomMark(lesson, exercise.Id, exercise.Points, exercise.OutOf, Message(exercise)))];
    }

    static string Message(ExerciseReview exercise) => exercise.Word switch
    {
        "passed" => "",
        "to do" => "It is still to do.",
        _ => exercise.Trouble ?? string.Join('\n', exercise.Card?.Lines.Where(line => !line.IsPassed).Select(line => line.Name) ?? []),
    };

    static string GradeId(NotebookCell cell) => cell.Metadata["nbgrader"]?["grade_id"]?.ToString() ?? "";
}
