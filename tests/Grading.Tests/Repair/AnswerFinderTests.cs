using System.Text.Json.Nodes;

namespace Workbook.Grading.Tests;

/// <summary>Whatever was done to a notebook, the answers in it are found, and what had to be put right is said.</summary>
public class AnswerFinderTests
{
    static readonly LessonOutline Lesson = LessonOutline.Read(Repository.Path("notebooks/03-uuencode.ipynb"));

    static FoundAnswers Find(MadeUpNotebook notebook)
    {
        var submitted = SubmittedNotebook.Read(notebook.ToOctets(), out var reason);
        Assert.True(submitted is not null, reason);
        return AnswerFinder.Find(Lesson, submitted);
    }

    static string Right(string id) => CellSource.Plain(MadeUpNotebook.AnswerText("03-uuencode", id, "right"));

    static void AllRight(FoundAnswers found) =>
        Assert.All(Lesson.Exercises, exercise => Assert.Equal(Right(exercise.Id), found.Answers.Sources[exercise.Id]));

    static void Says(FoundAnswers found, string? cell, string words) =>
        Assert.Contains(found.Repairs, repair => repair.Cell == cell && repair.Text.Contains(words, StringComparison.Ordinal));

    [Fact]
    public void Answers_are_taken_from_the_cells_that_are_named_for_them_and_nothing_needs_repair()
    {
        var found = Find(MadeUpNotebook.Right());

        AllRight(found);
        Assert.Equal("03-uuencode", found.Answers.Lesson);
        Assert.Empty(found.Repairs);
        Assert.False(found.IsUntouched);
    }

    [Fact]
    public void A_notebook_as_it_was_released_is_untouched() => Assert.True(Find(MadeUpNotebook.Untouched()).IsUntouched);

    [Fact]
    public void Other_line_ends_and_blanks_behind_lines_are_no_change()
    {
        var notebook = MadeUpNotebook.Untouched();
        foreach (var id in notebook.Exercises) notebook.Write(id, MadeUpNotebook.Source(notebook.Cell(id)).Replace("\n", "  \r\n", StringComparison.Ordinal) + "\r\n");

        Assert.True(Find(notebook).IsUntouched);
        Assert.Empty(Find(notebook).Repairs);
    }

    [Fact]
    public void Of_two_copies_the_one_in_the_originals_place_is_marked()
    {
        var notebook = MadeUpNotebook.Right();
        notebook.Copy("uu-quad")["source"] = MadeUpNotebook.AnswerText("03-uuencode", "uu-quad", "wrong-backwards");

        var found = Find(notebook);

        AllRight(found);
        Says(found, "uu-quad", "twice; the first was marked");
    }

    [Fact]
    public void A_copy_kept_of_what_was_released_is_not_the_answer_even_where_it_stands_first()
    {
        var notebook = MadeUpNotebook.Right();
        notebook.Copy("uu-quad");
        notebook.Write("uu-quad", MadeUpNotebook.Source(MadeUpNotebook.Untouched().Cell("uu-quad")));

        var found = Find(notebook);

        AllRight(found);
        Says(found, "uu-quad", "the one that was changed was marked");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_cell_that_was_cut_in_two_is_put_together(bool keepsItsName)
    {
        var notebook = MadeUpNotebook.Right();
        var lines = Right("uu-line").Split('\n');
        notebook.Write("uu-line", string.Join('\n', lines[..4]));
        var second = string.Join('\n', lines[4..]);
        if (keepsItsName) notebook.Copy("uu-line")["source"] = second;
        else notebook.InsertBehind("uu-line", second);

        var found = Find(notebook);

        AllRight(found);
        Says(found, "uu-line", "cut into 2 cells");
    }

    [Fact]
    public void A_helper_cut_off_into_a_cell_of_its_own_belongs_to_the_answer()
    {
        var notebook = MadeUpNotebook.Right();
        notebook.Write("uu-quad", "string Quad(byte a, byte b, byte c) => Four(a << 16 | b << 8 | c);");
        notebook.Copy("uu-quad")["source"] = "string Four(int n) => string.Concat(Printable(n >> 18 & 63), Printable(n >> 12 & 63), Printable(n >> 6 & 63), Printable(n & 63));";

        Assert.Contains("string Four(int n)", Find(notebook).Answers.Sources["uu-quad"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("markdown", "prose")]
    [InlineData("raw", "raw text")]
    public void A_cell_that_was_retyped_is_marked_as_code(string kind, string word)
    {
        var notebook = MadeUpNotebook.Right();
        notebook.Cell("uu-quad")["cell_type"] = kind;
        notebook.Write("uu-quad", $"```csharp\n{Right("uu-quad")}\n```");

        var found = Find(notebook);

        AllRight(found);
        Says(found, "uu-quad", word);
    }

    [Fact]
    public void A_cell_that_was_deleted_is_not_among_the_answers_and_said_to_be_missing()
    {
        var notebook = MadeUpNotebook.Right();
        notebook.Cells.Remove(notebook.Cell("uu-rescue"));

        var found = Find(notebook);

        Assert.DoesNotContain("uu-rescue", found.Answers.Sources.Keys);
        Assert.Equal(4, found.Answers.Sources.Count);
        Says(found, "uu-rescue", "nothing to mark");
    }

    [Fact]
    public void A_cell_that_was_deleted_and_written_anew_is_known_by_what_it_declares()
    {
        var notebook = MadeUpNotebook.Right();
        notebook.Cells.Remove(notebook.Cell("uu-rescue"));
        notebook.InsertBehind("title", Right("uu-rescue"));

        var found = Find(notebook);

        AllRight(found);
        Says(found, "uu-rescue", "what it declares, Rescue");
    }

    [Fact]
    public void An_answer_below_a_stub_that_was_left_alone_is_taken_from_there()
    {
        var notebook = MadeUpNotebook.Right();
        notebook.Write("uu-quad", MadeUpNotebook.Source(MadeUpNotebook.Untouched().Cell("uu-quad")));
        notebook.InsertBehind("uu-quad", Right("uu-quad"));

        var found = Find(notebook);

        AllRight(found);
        Says(found, "uu-quad", "a cell of its own");
    }

    [Fact]
    public void Without_any_metadata_cells_are_known_by_their_ids()
    {
        var notebook = MadeUpNotebook.Right().Change(all => { foreach (var cell in all.Cells) cell!["metadata"] = new JsonObject(); });

        var found = Find(notebook);

        AllRight(found);
        Says(found, "uu-quad", "by its id");
    }

    [Fact]
    public void Without_metadata_and_ids_they_are_known_by_what_they_declare()
    {
        var notebook = MadeUpNotebook.Right().Change(Anonymous);

        var found = Find(notebook);

        AllRight(found);
        Says(found, "uu-line", "what it declares, UuencodeLine");
    }

    [Fact]
    public void And_without_a_declaration_by_their_place()
    {
        var notebook = MadeUpNotebook.Right().Write("uu-quad", "// I could not do it.").Change(Anonymous);

        var found = Find(notebook);

        Assert.Equal("// I could not do it.", found.Answers.Sources["uu-quad"]);
        Says(found, "uu-quad", "by its place");
    }

    static void Anonymous(MadeUpNotebook notebook)
    {
        foreach (var cell in notebook.Cells.OfType<JsonObject>())
        {
            cell["metadata"] = new JsonObject();
            cell.Remove("id");
        }
    }

    [Fact]
    public void A_function_in_a_cell_of_the_students_own_goes_with_the_answer_that_calls_it()
    {
        var notebook = MadeUpNotebook.Right();
        notebook.InsertBehind("title", "int Unrelated() => 1;");
        notebook.InsertBehind("title", "int Shifted(int n, int by) => n >> by;");
        notebook.InsertBehind("to-characters", "char Sixth(int n, int by) => Printable(Shifted(n, by) & 63);");
        notebook.Write("uu-quad", "string Quad(byte a, byte b, byte c) { var n = a << 16 | b << 8 | c; return string.Concat(Sixth(n, 18), Sixth(n, 12), Sixth(n, 6), Sixth(n, 0)); }");

        var found = Find(notebook);

        Assert.StartsWith("int Shifted(int n, int by) => n >> by;\n\nchar Sixth(int n", found.Answers.Sources["uu-quad"], StringComparison.Ordinal);
        Assert.DoesNotContain("Unrelated", found.Answers.Sources["uu-quad"], StringComparison.Ordinal);
        Says(found, "uu-quad", "uses Shifted and Sixth");
    }

    [Fact]
    public void Checks_that_were_changed_deleted_or_retyped_are_told_and_change_nothing()
    {
        var notebook = MadeUpNotebook.Right();
        notebook.Write("uu-quad-check", "Check.Exercise(\"uu-quad\", points: 2).True(\"all is well\", () => true)");
        notebook.Cells.Remove(notebook.Cell("uu-length-check"));
        notebook.Cell("uu-line-check")["cell_type"] = "markdown";

        var found = Find(notebook);

        AllRight(found);
        Says(found, "uu-quad", "had been changed");
        Says(found, "uu-length", "not in the notebook any more");
        Says(found, "uu-line", "was no code any more");
        Assert.Equal(3, found.Repairs.Count);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("{")]
    [InlineData("a<")]
    [InlineData("!")]
    [InlineData("a=>")]
    [InlineData("(a,")]
    [InlineData("new int[] {")]
    [InlineData("if (a) ")]
    [InlineData("a ? ")]
    [InlineData("$\"{")]
    [InlineData("[")]
    [InlineData("a.b().")]
    [InlineData("x is ")]
    [InlineData("await ")]
    [InlineData("#if a\n")]
    public void A_text_that_nests_without_end_is_only_an_answer_and_read_in_time(string piece)
    {
        foreach (var times in new[] { 100, 149, 290, 5_000, 40_000 })
        {
            var source = string.Concat(Enumerable.Repeat(piece, times)).TrimEnd('\n');
            Assert.Equal(source, Find(MadeUpNotebook.Right().Write("uu-quad", source)).Answers.Sources["uu-quad"]);
        }
    }
}
