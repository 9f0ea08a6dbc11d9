using System.Globalization;
using System.Text.RegularExpressions;

namespace Workbook.Tests;

/// <summary>What every lesson has to be like, whatever it teaches. A new notebook is held to it by being there.</summary>
public partial class LessonShapeTests
{
    public static TheoryData<string> Names => Lesson.Names;

    [Theory, MemberData(nameof(Names))]
    public void A_lesson_opens_with_a_question_and_its_first_code_loads_the_library(string name)
    {
        var lesson = Lesson.Read(name);

        Assert.False(lesson.Cells[0].IsCode);
        Assert.Matches(@"^# \d\d · ", lesson.Cells[0].Source);
        Assert.Matches(@"(?m)^\*\*.+\?\*\*$", lesson.Cells[0].Source);
        Assert.Matches(@"About \d+ minutes", lesson.Cells[0].Source);
        Assert.StartsWith("#r \"../lessons/bin/Lessons.dll\"\n", lesson.Code.First().Source, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public void Headings_form_one_outline(string name)
    {
        var levels = Lesson.Read(name).Prose
            .SelectMany(cell => HeadingLine.Matches(WithoutCodeBlocks(cell.Source)).Select(heading => (heading.Groups["marks"].Length, cell.Id)))
            .ToList();

        Assert.Equal(1, levels[0].Length);
        Assert.Single(levels, level => level.Length == 1);
        foreach (var (above, below) in levels.Zip(levels.Skip(1)))
            Assert.True(below.Length <= above.Length + 1, $"{name}, cell {below.Id}: a heading of level {below.Length} follows one of level {above.Length}.");
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_picture_says_what_it_shows(string name) =>
        Assert.All(Lesson.Read(name).Prose, cell =>
        {
            Assert.DoesNotMatch(@"!\[\s*\]\(", cell.Source);
            Assert.DoesNotMatch(@"<img(?![^>]*\balt=)", cell.Source);
        });

    [Theory, MemberData(nameof(Names))]
    public void Cell_ids_speak_and_are_unique(string name)
    {
        var ids = Lesson.Read(name).Cells.Select(cell => cell.Id).ToList();

        Assert.Equal(ids.Distinct(), ids);
        Assert.All(ids, id => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", id));
    }

    [Theory, MemberData(nameof(Names))]
    public void Code_fits_on_a_page(string name) =>
        Assert.All(Lesson.Read(name).Code, cell => Assert.All(cell.Source.Split('\n'), line => Assert.InRange(line.Length, 0, 120)));

    [Theory, MemberData(nameof(Names))]
    public void Exercises_have_a_todo_points_and_a_check_that_agrees(string name)
    {
        var exercises = Lesson.Read(name).Exercises.ToList();

        Assert.InRange(exercises.Count, 3, 5);
        Assert.All(exercises, exercise =>
        {
            Assert.Single(Regex.Matches(exercise.Stub.Source, "// TODO: "));
            Assert.Contains("throw new NotImplementedException();", exercise.Stub.Source, StringComparison.Ordinal);
            Assert.Contains($"Check.Exercise(\"{exercise.Stub.Id}\", points: {exercise.Check.Points})", exercise.Check.Source, StringComparison.Ordinal);
            Assert.Contains(Lesson.Read(name).Prose, cell => cell.Source.Contains($"`{exercise.Stub.Id}`, {exercise.Check.Points} point", StringComparison.Ordinal));
        });
    }

    [Theory, MemberData(nameof(Names))]
    public void A_lesson_says_what_is_where_beside_Python_and_ends_with_questions_and_reading(string name)
    {
        var text = string.Join('\n', Lesson.Read(name).Prose.Select(cell => cell.Source));

        Assert.Contains("## Beside Python", text, StringComparison.Ordinal);
        Assert.Equal(3, Regex.Count(text, "<details><summary>"));
        Assert.Contains("## Read on", text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public void Sections_of_standards_are_cited_in_one_form(string name) =>
        Assert.All(Lesson.Read(name).Prose, cell =>
        {
            Assert.DoesNotMatch(@"RFC\d|(?i)\brfc [^\d]|§ \d|§\D", cell.Source);
            Assert.All(Regex.Matches(cell.Source, @"RFC (\d+)"), rfc => Assert.InRange(int.Parse(rfc.Groups[1].Value, CultureInfo.InvariantCulture), 1, 9999));
            Assert.All(Regex.Matches(cell.Source, @"§(\S+?)[,;:.)]*(?=\s|$)"), section => Assert.Matches(@"^\d+(\.\d+)*$", section.Groups[1].Value));
        });

    [Theory, MemberData(nameof(Names))]
    public void The_maps_of_the_course_name_every_lesson_with_its_question_and_its_minutes(string name)
    {
        var title = Lesson.Read(name).Cells[0].Source;
        var question = Regex.Match(title, @"(?m)^\*\*(.+\?)\*\*$").Groups[1].Value;
        var minutes = Regex.Match(title, @"About (\d+) minutes").Groups[1].Value;

        var inReadme = File.ReadLines(Repository.Path("README.md")).Single(line => line.Contains($"notebooks/{name}.ipynb) |", StringComparison.Ordinal));
        Assert.EndsWith($"| {minutes} |", inReadme, StringComparison.Ordinal);
        Assert.Contains(question.Split(' ')[^1], inReadme, StringComparison.Ordinal);
        var onMap = File.ReadLines(Repository.Path("notebooks/README.md")).Single(line => line.Contains($"]({name}.ipynb) |", StringComparison.Ordinal));
        Assert.Contains($"| {minutes} |", onMap, StringComparison.Ordinal);
        Assert.Contains(Regex.Match(title, "^# (.+)$", RegexOptions.Multiline).Groups[1].Value, onMap, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public void Links_inside_the_course_lead_somewhere(string name) =>
        Assert.All(Lesson.Read(name).Prose.SelectMany(cell => Regex.Matches(cell.Source, @"\]\((?!https?:)([^)#]+)")), link =>
            Assert.True(Path.Exists(Path.Combine(Repository.Path("notebooks"), link.Groups[1].Value)), $"{name} links to {link.Groups[1].Value}, which is not there."));

    static string WithoutCodeBlocks(string markdown) => CodeBlock.Replace(markdown, "");

    [GeneratedRegex(@"^(?<marks>#+) ", RegexOptions.Multiline)]
    static partial Regex HeadingLine { get; }

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    static partial Regex CodeBlock { get; }
}
