using System.Text.RegularExpressions;

namespace Workbook.Tests;

/// <summary>Everything that the course page says, and every program of its textbook, has a cell that shows it: Coverage/*.csv say which.</summary>
public class CoverageTests
{
    static readonly string[] Sections = [.. Enumerable.Range(1, 10).Select(number => $"7.1.{number}")];

    /// <summary>The functions that the page names, each with its row "beside Python" in some lesson.</summary>
    static readonly string[] Functions =
    [
        "MIMEText", "formatdate", "make_msgid", "MIMEMultipart", "MIMEBase", "MIMEAudio", "MIMEImage", "encode_quopri", "encode_base64", "encode_7or8bit",
        "as_string", "attach", "smtplib.SMTP", "sendmail", "SMTP_SSL", "fakemail",
    ];

    sealed record Row(string Section, string What, string Notebook, string Cell);

    public static TheoryData<string> Tables => ["course-page.csv", "textbook.csv"];

    [Theory, MemberData(nameof(Tables))]
    public void Every_row_names_a_cell_that_is_there(string table) =>
        Assert.All(Read(table), row =>
        {
            Assert.True(File.Exists(Lesson.PathOf(row.Notebook)), $"{row.What}: there is no lesson {row.Notebook}.");
            Assert.True(Lesson.Read(row.Notebook).Cells.Any(cell => cell.Id == row.Cell), $"{row.What}: {row.Notebook} has no cell {row.Cell}.");
        });

    [Fact]
    public void Every_section_of_the_page_has_its_cells_and_every_lesson_up_to_16_serves_one()
    {
        var rows = Read("course-page.csv");
        Assert.Equal(Sections, rows.Select(row => row.Section).Distinct());
        Assert.Equal(
            Lesson.Names.Select(name => name.Data).Where(name => string.CompareOrdinal(name, "17") < 0),
            rows.Select(row => row.Notebook).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_function_that_the_page_names_stands_beside_what_does_it_here()
    {
        var rows = Lesson.Names.SelectMany(name => Lesson.Read(name.Data).Prose)
            .Where(cell => cell.Source.Contains("## Beside Python", StringComparison.Ordinal))
            .SelectMany(cell => Regex.Matches(cell.Source, @"(?m)^\|(?<python>[^|]+)\|(?<here>[^|]+)\|"))
            .Where(row => row.Groups["here"].Value.Trim() is not "")
            .Select(row => row.Groups["python"].Value).ToList();
        Assert.All(Functions, function => Assert.Contains(rows, row => row.Contains(function, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_word_that_a_lesson_explains_is_in_the_glossary()
    {
        var glossary = File.ReadAllText(Repository.Path("notebooks/glossary.md"));
        Assert.All(Lesson.Names, name => Assert.All(Words(name.Data), word =>
            Assert.True(glossary.Contains($"| **{word}**", StringComparison.OrdinalIgnoreCase), $"{name.Data} explains \"{word}\", and the glossary does not.")));
    }

    static IEnumerable<string> Words(string name) => Lesson.Read(name).Prose
        .Where(cell => cell.Id is "the-words")
        .SelectMany(cell => Regex.Matches(cell.Source, @"(?m)^\| (\*\*[^|]+)\|"))
        .SelectMany(row => Regex.Matches(row.Groups[1].Value, @"\*\*(.+?)\*\*"))
        .Select(word => word.Groups[1].Value);

    // No value has a comma in it: a line is four of them.
    static List<Row> Read(string table) => [.. File.ReadLines(Repository.Path($"tests/Workbook.Tests/Coverage/{table}")).Skip(1)
        .Select(line => line.Split(',') is [var section, var what, var notebook, var cell] ? new Row(section, what, notebook, cell) : throw new FormatException($"{table}: {line}"))];
}
