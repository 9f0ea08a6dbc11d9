using Workbook.Notebooks;

namespace Workbook.Grading;

/// <summary>All lessons that can be marked, and which of them a notebook is: told by its cells, since people rename files.</summary>
public sealed class LessonCatalogue
{
    readonly IReadOnlyList<LessonOutline> lessons;

    LessonCatalogue(IReadOnlyList<LessonOutline> lessons) => this.lessons = lessons;

    public IReadOnlyList<string> Names => [.. lessons.Select(lesson => lesson.Name)];

    /// <param name="folder">Where the released notebooks lie.</param>
    /// <param name="only">Only this lesson; null for all.</param>
    /// <exception cref="IntakeException">There is no such folder or lesson.</exception>
    /// <exception cref="NotebookException">A notebook in it cannot be read.</exception>
    public static LessonCatalogue Read(string folder, string? only = null)
    {
        if (!Directory.Exists(folder)) throw new IntakeException($"There is no folder {folder}: --lessons names the one with the released notebooks.");
        var outlines = Directory.GetFiles(folder, "*.ipynb").Order(StringComparer.Ordinal).Select(LessonOutline.Read).Where(lesson => lesson.Exercises.Count > 0).ToList();
        if (outlines is []) throw new IntakeException($"No notebook in {folder} has exercises in it.");
        var chosen = only is null ? outlines : outlines.FindAll(lesson => lesson.Name == only);
        return chosen is not [] ? new(chosen) : throw new IntakeException($"There is no lesson {only}; there are {Words.List([.. outlines.Select(lesson => lesson.Name)])}.");
    }

    public LessonOutline this[string name] => lessons.First(lesson => lesson.Name == name);

    /// <summary>The lesson that most of a notebook's names belong to; without names its ids, then its functions and its prose.</summary>
    public LessonOutline? Recognise(SubmittedNotebook notebook) =>
        Best(lesson => notebook.Cells.Count(cell => cell.GradeId is not null && lesson.Cells.Any(known => known.GradeId == cell.GradeId)))
        ?? Best(lesson => notebook.Cells.Count(cell => cell.Id is not null && lesson.Exercises.Any(exercise => exercise.Id == cell.Id)))
        ?? Best(lesson => lesson.Exercises.Count(exercise => exercise.Stub.Declares.Names is { Count: > 0 } names && notebook.Cells.Any(cell => names.IsSubsetOf(cell.Declares.Names))))
        ?? Best(lesson => notebook.Cells.Count(cell => cell.Source.Length > 20 && lesson.Sources.Contains(cell.Source)));

    LessonOutline? Best(Func<LessonOutline, int> score)
    {
        var scored = lessons.Select(lesson => (Lesson: lesson, Score: score(lesson))).OrderByDescending(lesson => lesson.Score).ToList();
        return scored is [{ Score: > 0 } best, ..] && (scored.Count is 1 || scored[1].Score < best.Score) ? best.Lesson : null;
    }
}
