using Workbook.Notebooks;
using Workbook.Studio;

namespace Studio.Tests;

/// <summary>A newer version of a lesson, and a copy that a student has worked in.</summary>
public sealed class NewerLessonTests : IDisposable
{
    readonly Course course = new();

    [Fact]
    public void What_a_student_has_written_or_taken_out_stays_and_what_they_have_not_touched_is_renewed()
    {
        course.With("01-one", ("prose", "# One"), ("noted", "text:Old words."), ("shown", "var x = 1;"), ("tried", "var y = 1;"), ("dropped", "var z = 1;"));
        Work(notebook =>
        {
            Cell(notebook, "noted").SetSource("Old words, and my note.");
            Cell(notebook, "tried").SetSource("var y = 100;");
            notebook.Remove(Cell(notebook, "dropped"));
        });

        course.With("01-one", ("prose", "# One, revised"), ("noted", "text:New words."), ("shown", "var x = 2;"), ("tried", "var y = 2;"), ("dropped", "var z = 2;"), ("added", "var added = 2;"));

        Assert.Equal(["# One, revised", "Old words, and my note.", "var x = 2;", "var y = 100;", "var added = 2;"], Work(_ => { }));
        Assert.Equal(["# One, revised", "Old words, and my note.", "var x = 2;", "var y = 100;", "var added = 2;"], Saved());
    }

    [Fact]
    public void Of_a_copy_whose_beginnings_are_not_known_everything_may_be_the_students()
    {
        course.With("01-one", ("prose", "# One"), ("code", "var x = 1;"));
        Work(_ => { });
        Directory.Delete(course.PathOf("work/.lessons"), recursive: true);
        course.With("01-one", ("prose", "# Two"), ("code", "var x = 2;"), ("added", "var added = 2;"));

        Assert.Equal(["# One", "var x = 1;", "var added = 2;"], Work(_ => { }));
    }

    [Fact]
    public void A_check_is_always_the_lessons_and_an_answer_always_the_students()
    {
        course.With("01-one", Course.Cell("f", "int F() => 0;", Course.Graded("f")), Course.Cell("f-check", "F() is 1", Course.Graded("f-check", 1)));
        Work(notebook =>
        {
            Cell(notebook, "f").SetSource("int F() => 1;");
            Cell(notebook, "f-check").SetSource("true");
        });

        Assert.Equal(["int F() => 1;", "F() is 1"], Work(_ => { }));
    }

    public void Dispose() => course.Dispose();

    // Opens the copy, works in it, and closes it; what is in it then.
    string[] Work(Action<Notebook> work)
    {
        var (copy, notebook) = WorkCopy.Open(Lesson.Read(course.PathOf("notebooks/01-one.ipynb")), course.WorkOf("01-one"), new());
        using (copy)
        {
            work(notebook);
            copy.Touch();
        }
        return [.. notebook.Cells.Select(cell => cell.Source)];
    }

    string[] Saved() => [.. Notebook.Read(course.WorkOf("01-one")).Cells.Select(cell => cell.Source)];

    static NotebookCell Cell(Notebook notebook, string id) => notebook.Cells.Single(cell => cell.Id == id);
}
