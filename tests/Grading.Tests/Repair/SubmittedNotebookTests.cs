using System.Text;
using System.Text.Json.Nodes;
using CsCheck;

namespace Workbook.Grading.Tests;

/// <summary>Files as editors, mail programs, version control and full disks leave them.</summary>
public class SubmittedNotebookTests
{
    static readonly LessonCatalogue Lessons = LessonCatalogue.Read(Repository.Path("notebooks"));

    static SubmittedNotebook Read(byte[] octets)
    {
        var notebook = SubmittedNotebook.Read(octets, out var reason);
        Assert.True(notebook is not null, reason);
        return notebook;
    }

    static int Answers(SubmittedNotebook notebook) => AnswerFinder.Find(Lessons["03-uuencode"], notebook).Answers.Sources.Count;

    [Fact]
    public void Every_encoding_that_editors_offer_is_read()
    {
        var text = MadeUpNotebook.Right().Write("uu-length", "// ½ für 'ü' 🙂\nchar LengthCharacter(int octets) => Printable(octets);").ToText();
        var plain = Read(Encoding.UTF8.GetBytes(text));
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, new UTF32Encoding(true, true) })
            Assert.Equal(plain.Cells, Read([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]).Cells);
        Assert.Equal(plain.Cells, Read(Encoding.Unicode.GetBytes(text)).Cells);
        Assert.Equal(plain.Cells, Read(Encoding.BigEndianUnicode.GetBytes(text)).Cells);
        Assert.Empty(Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]).Repairs);
        Assert.Contains("UTF-16", Assert.Single(Read(Encoding.Unicode.GetBytes(text)).Repairs).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Windows_line_ends_in_the_file_and_in_the_cells_change_nothing()
    {
        var notebook = MadeUpNotebook.Right();
        var plain = Read(notebook.ToOctets());
        foreach (var cell in notebook.Cells) cell!["source"] = MadeUpNotebook.Source(cell!).Replace("\n", "\r\n", StringComparison.Ordinal);

        Assert.Equal(plain.Cells, Read(Encoding.UTF8.GetBytes(notebook.ToText().Replace("\n", "\r\n", StringComparison.Ordinal))).Cells);
    }

    [Fact]
    public void Of_a_file_that_breaks_off_the_whole_cells_are_taken()
    {
        var notebook = MadeUpNotebook.Right();
        var text = notebook.ToText();
        var cut = text[..text.IndexOf("\"uu-decode-line-check\"", StringComparison.Ordinal)];

        var read = Read(Encoding.UTF8.GetBytes(cut));

        Assert.Equal(4, Answers(read));
        Assert.Contains("damaged or cut off", Assert.Single(read.Repairs).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_file_with_a_conflict_in_it_the_whole_cells_are_taken()
    {
        var text = MadeUpNotebook.Right().ToText();
        var at = text.IndexOf("\"uu-length-check\"", StringComparison.Ordinal);
        var line = text.LastIndexOf('\n', at);

        var read = Read(Encoding.UTF8.GetBytes(text[..line] + "\n<<<<<<< HEAD\n=======\n>>>>>>> theirs\n" + text[line..]));

        Assert.Equal(5, Answers(read));
        Assert.Contains("conflict", Assert.Single(read.Repairs).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_notebook_without_ids_of_format_4_4_and_one_of_format_3_are_read()
    {
        var old = MadeUpNotebook.Right();
        old.Document["nbformat_minor"] = 4;
        foreach (var cell in old.Cells.OfType<JsonObject>()) cell.Remove("id");
        Assert.Equal(5, Answers(Read(old.ToOctets())));

        var oldest = MadeUpNotebook.Right();
        var cells = oldest.Cells.DeepClone().AsArray();
        foreach (var cell in cells.OfType<JsonObject>().Where(cell => (string?)cell["cell_type"] is "code"))
        {
            cell["input"] = cell["source"]!.DeepClone();
            cell.Remove("source");
        }
        oldest.Document.Remove("cells");
        (oldest.Document["nbformat"], oldest.Document["worksheets"]) = (3, new JsonArray(new JsonObject { ["cells"] = cells }));
        Assert.Equal(5, Answers(Read(oldest.ToOctets())));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("  \n", "is empty")]
    [InlineData("Dear diary", "is no notebook: it is not JSON")]
    [InlineData("{\"cells\": [{\"cell_type\": \"code\", \"sou", "is damaged, and no cell in it is whole")]
    [InlineData("{\"cells\": []}", "is a notebook without cells")]
    [InlineData("{\"name\": \"package\"}", "is JSON but no notebook")]
    [InlineData("[1, 2]", "is no notebook: it is not JSON")]
    public void What_is_no_notebook_is_said_to_be_none(string text, string expected)
    {
        Assert.Null(SubmittedNotebook.Read(Encoding.UTF8.GetBytes(text), out var reason));
        Assert.Equal(expected, reason);
    }

    [Theory]
    [InlineData("{\"cells\":[{\"cell_type\":\"code\",\"cell_type\":\"raw\",\"source\":\"1\",\"metadata\":{\"nbgrader\":{\"grade_id\":1,\"grade_id\":\"a\"}}}]}")]
    [InlineData("{\"cells\":[{\"cell_type\":7,\"source\":[1,null,{}]},{\"cell_type\":\"code\",\"source\":{}},null,[],{\"cell_type\":\"code\",\"source\":null}]}")]
    [InlineData("{\"cells\":{\"cell_type\":\"code\",\"source\":\"\"}}")]
    [InlineData("{\"cells\":[{\"cell_type\":\"code\",\"source\":\"\\ud83d\",\"metadata\":[]}]}")]
    public void Json_of_the_wrong_shape_never_stops_the_run(string text)
    {
        if (SubmittedNotebook.Read(Encoding.UTF8.GetBytes(text), out _) is { } notebook) AnswerFinder.Find(Lessons["03-uuencode"], notebook);
    }

    [Fact]
    public void A_file_of_nothing_but_beginnings_is_given_up_in_time()
    {
        foreach (var piece in new[] { "{", "{\"a\":", "[", "{\"cell_type\":\"code\",\"source\":\"" })
            SubmittedNotebook.Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, 200_000))), out _);
    }

    [Fact]
    public void Whatever_octets_are_damaged_reading_ends_and_the_answers_that_are_whole_are_found()
    {
        var octets = MadeUpNotebook.Right("00-start-here").ToOctets();
        var lesson = Lessons["00-start-here"];
        Gen.Select(Gen.Int[0, octets.Length - 1], Gen.Int[0, 400], Gen.Byte.Array[0, 20]).Sample((at, length, bytes) =>
        {
            byte[] damaged = [.. octets[..at], .. bytes, .. octets[Math.Min(octets.Length, at + length)..]];
            if (SubmittedNotebook.Read(damaged, out _) is { } notebook) AnswerFinder.Find(lesson, notebook);
            else Assert.Fail($"Nothing was found in a notebook of which {length} octets at {at} were damaged.");
        }, iter: 150);
    }

    [Fact]
    public void A_lesson_is_known_by_its_cells_whatever_happened_to_names()
    {
        Assert.Equal("03-uuencode", Lessons.Recognise(Read(MadeUpNotebook.Right().ToOctets()))?.Name);
        Assert.Equal("11-smtp-by-hand", Lessons.Recognise(Read(MadeUpNotebook.Untouched("11-smtp-by-hand").ToOctets()))?.Name);
        var anonymous = MadeUpNotebook.Right().Change(notebook => { foreach (var cell in notebook.Cells.OfType<JsonObject>()) { cell.Remove("id"); cell["metadata"] = new JsonObject(); } });
        Assert.Equal("03-uuencode", Lessons.Recognise(Read(anonymous.ToOctets()))?.Name);
        Assert.Null(Lessons.Recognise(Read("""{"cells":[{"cell_type":"code","source":"1 + 1"}]}"""u8.ToArray())));
    }
}
