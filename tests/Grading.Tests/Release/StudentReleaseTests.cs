using System.Text;
using System.Text.RegularExpressions;
using Workbook.Notebooks;

namespace Workbook.Grading.Tests;

public partial class StudentReleaseTests
{
    static readonly Package Release = StudentRelease.Of(Course.Folder);

    [Fact]
    public void No_right_or_wrong_answer_and_no_line_of_a_hidden_test_is_given_out()
    {
        var everything = string.Join('\n', Release.Paths.Select(Text));
        var squeezed = Space.Replace(everything, "");

        var answers = Course.Folder.RightAnswers.ToList();
        Assert.True(answers.Count > 70);
        Assert.All(answers, answer => Assert.DoesNotContain(Space.Replace(answer.Text, ""), squeezed, StringComparison.Ordinal));
        // What is asked and what is expected: the lines around them may well be a lesson's own.
        var hidden = Course.Folder.Files("tests/Exercises", [".cs", ".csx"]).Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith("/hidden.csx", StringComparison.Ordinal))
            .SelectMany(file => Course.Folder.ReadText(file).Split('\n')).Select(line => line.Trim())
            .Where(line => line.Length > 30 && (line.Contains("InlineData(", StringComparison.Ordinal) || line.Contains("Assert.", StringComparison.Ordinal) || line.Contains("Hint(", StringComparison.Ordinal) || line.StartsWith(".Equal(", StringComparison.Ordinal))).ToList();
        Assert.True(hidden.Count > 100);
        Assert.All(hidden, line => Assert.DoesNotContain(line, everything, StringComparison.Ordinal));
        Assert.DoesNotContain(Release.Paths, path => path.StartsWith("tests/", StringComparison.Ordinal) || path.EndsWith(".csx", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_stub_is_there_without_an_output_and_every_marked_cell_has_its_checksum()
    {
        foreach (var lesson in Course.Folder.Lessons)
        {
            var (before, after) = (Notebook.Read(Course.Folder.PathOf($"notebooks/{lesson}.ipynb")), Notebook.Parse(Release[$"notebooks/{lesson}.ipynb"], lesson));
            Assert.Equal(before.Cells.Select(cell => (cell.Id, cell.Source)), after.Cells.Select(cell => (cell.Id, cell.Source)));
            var marked = after.Cells.Where(cell => cell.Metadata["nbgrader"] is not null).ToList();
            Assert.NotEmpty(marked);
            Assert.All(marked, cell =>
            {
                Assert.Equal(CellChecksum.Of(cell), (string?)cell.Metadata["nbgrader"]!["checksum"]);
                Assert.Equal("code", (string?)cell.Metadata["nbgrader"]!["cell_type"]);
                if ((bool)cell.Metadata["nbgrader"]!["solution"]!) Assert.Equal((null, 0), (cell.ExecutionCount, cell.Outputs.Count));
            });
        }
    }

    [Fact]
    public void A_notebook_with_an_answer_left_in_it_is_not_given_out()
    {
        var lesson = Notebook.Read(Course.Folder.PathOf("notebooks/03-uuencode.ipynb"));
        lesson.Cells.Single(cell => cell.Id == "uu-line").SetSource(Course.Folder.Answer("03-uuencode", "uu-line", "right.csx")!);

        Assert.Contains("cell uu-line, does not say", Assert.Throws<ReleaseException>(() => StudentNotebook.Of(lesson)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("notebooks/notes.md", "Note to self: char LengthCharacter(int octets)\n  => Printable(octets);", "has the answer tests/Exercises/03-uuencode/uu-length/right.csx in it")]
    [InlineData("tests/Exercises/Anything.cs", "", "is a test, and students would get it")]
    public void An_answer_or_a_test_on_the_wrong_list_is_noticed(string path, string text, string complaint)
    {
        var package = new Package();
        package.Add(path, text);

        Assert.Contains(complaint, Assert.Throws<ReleaseException>(() => ReleaseAudit.Of(package, Course.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_pages_and_lessons_link_to_is_given_out_with_them()
    {
        var pages = Release.Paths.Where(path => path.EndsWith(".md", StringComparison.Ordinal) && !path.Contains("/Templates/", StringComparison.Ordinal) || path.EndsWith(".ipynb", StringComparison.Ordinal)).ToList();
        foreach (var page in pages)
            foreach (Match link in Link.Matches(Text(page)))
            {
                var target = Path.GetFullPath(Path.Combine("/", Path.GetDirectoryName(page)!, link.Groups["path"].Value))[Path.GetPathRoot(Path.GetFullPath("/"))!.Length..].Replace('\\', '/');
                Assert.True(Release.Paths.Contains(target) || Release.Paths.Any(path => path.StartsWith(target.TrimEnd('/') + "/", StringComparison.Ordinal)), $"{page} links to {target}, which students do not get.");
            }
    }

    [Fact]
    public void The_list_of_projects_names_what_is_there_and_no_test()
    {
        var list = Text("Lessons.sln");

        Assert.DoesNotContain("tests", list, StringComparison.OrdinalIgnoreCase);
        var projects = Regex.Matches(list, "\"([^\"]+\\.csproj)\"").Select(project => project.Groups[1].Value.Replace('\\', '/')).ToList();
        Assert.Contains("tools/Workbook/Workbook.csproj", projects);
        Assert.All(projects, project => Assert.Contains(project, Release.Paths));
        foreach (Match id in Regex.Matches(list, @"(?m)^\t\t(\{[0-9A-F-]+\})")) Assert.Matches($"(?m)^Project.*{Regex.Escape(id.Groups[1].Value)}\"\r?$", list);
    }

    [Fact]
    public void A_students_copy_cannot_be_released()
    {
        var copy = Directory.CreateTempSubdirectory("copy-");
        try
        {
            Release.Write(Path.Combine(copy.FullName, "course"));
            Assert.Contains("is a student's copy", Assert.Throws<ReleaseException>(() => CourseFolder.Around(Path.Combine(copy.FullName, "course", "notebooks"))).Message, StringComparison.Ordinal);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    static string Text(string path) => path.EndsWith(".ipynb", StringComparison.Ordinal)
        ? string.Join('\n', Notebook.Parse(Release[path], path).Cells.Select(cell => cell.Source))
        : Encoding.UTF8.GetString(Release[path].Span);

    [GeneratedRegex(@"\s+")]
    static partial Regex Space { get; }

    [GeneratedRegex(@"\]\((?!https?:|#|mailto:)(?<path>[^)#\s]+)")]
    static partial Regex Link { get; }
}
