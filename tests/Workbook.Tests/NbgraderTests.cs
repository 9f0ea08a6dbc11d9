using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workbook.Grading;
using Workbook.Notebooks;
using Workbook.Running;

namespace Workbook.Tests;

/// <summary>The course folder for nbgrader, taken through what nbgrader does with it, its cells run on the workbook's kernel.</summary>
public sealed class NbgraderTests : IDisposable
{
    static readonly CourseFolder Course = CourseFolder.Around(Repository.Root);
    static readonly Package Tree = NbgraderCourse.Of(Course, Course.Lessons);
    static readonly string Config = Encoding.UTF8.GetString(Tree["nbgrader_config.py"].Span);

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nbgrader-");

    public void Dispose() => folder.Delete(recursive: true);

    public static TheoryData<string> Names => Lesson.Names;

    [Theory, MemberData(nameof(Names))]
    public void What_nbgrader_makes_of_the_source_is_what_students_get_from_us_cell_by_cell(string lesson)
    {
        var ours = Notebook.Parse(StudentRelease.Of(Course)[$"notebooks/{lesson}.ipynb"], lesson);
        var theirs = Generated(lesson);

        // Only where a cell names a file is there a difference: what lay beside the notebook's folder lies in it.
        foreach (var cell in ours.Cells) cell.SetSource(cell.Source.Replace("\"../lessons/", "\"lessons/", StringComparison.Ordinal).Replace("\"../notebooks/", "\"notebooks/", StringComparison.Ordinal));
        Assert.Equal(ours.Cells.Select(cell => (cell.Id, cell.Source)), theirs.Cells.Select(cell => (cell.Id, cell.Source)));
        foreach (var (cell, same) in theirs.Cells.Zip(ours.Cells).Where(pair => pair.First.Metadata["nbgrader"] is not null))
        {
            var grading = cell.Metadata["nbgrader"]!.AsObject();
            Assert.Empty(NbgraderRules.Complaints(grading));
            Assert.Empty(NbgraderRules.Complaints(same.Metadata["nbgrader"]!.AsObject()));
            var expected = same.Metadata["nbgrader"]!.AsObject();
            if (!NbgraderRules.Is(expected, "solution")) expected["checksum"] = CellChecksum.Of(same);
            Assert.True(JsonNode.DeepEquals(expected, grading), $"{cell.Id}: {expected} and {grading}");
        }
        Assert.DoesNotContain(theirs.Cells, cell => cell.Source.Contains("HIDDEN", StringComparison.Ordinal) || cell.Source.Contains("SOLUTION", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task The_answers_in_the_source_earn_everything_with_the_hidden_tests_too(string lesson)
    {
        var grades = await GradesAsync(lesson, Source(lesson));

        Assert.All(grades, grade => Assert.True(grade.Value.Earned == grade.Value.Points, $"{lesson}, {grade.Key} earns {grade.Value.Earned} of {grade.Value.Points}: {grade.Value.Outputs}"));
    }

    [Fact]
    public async Task Unsolved_nothing_is_earned_although_nbgrader_pays_for_what_does_not_fail()
    {
        var grades = await GradesAsync("03-uuencode", Generated("03-uuencode"));

        Assert.Equal(5, grades.Count);
        Assert.All(grades.Values, grade => Assert.Equal(0, grade.Earned));
    }

    [Fact]
    public async Task A_check_that_was_deleted_comes_back_and_still_compiles()
    {
        var notification = Regex.Match(Config, "missing_cell_notification = \\(\\s*\"(.*)\"\\s*\\)").Groups[1].Value.Replace("\\n", "\n", StringComparison.Ordinal);
        Assert.NotEqual("", notification);
        var notebook = Source("03-uuencode");
        foreach (var check in notebook.Cells.Where(cell => NbgraderRules.Is(cell.Metadata["nbgrader"] as JsonObject, "grade")))
            check.SetSource(NbgraderRules.Restored(check.Id, check.Source, notification));

        Assert.All((await GradesAsync("03-uuencode", notebook)).Values, grade => Assert.Equal(grade.Points, grade.Earned));
    }

    [Fact]
    public async Task An_answer_that_knows_only_the_visible_values_fails_the_hidden_ones()
    {
        const string Parrot = """string Quad(byte a, byte b, byte c) => (a, b, c) switch { (67, 97, 116) => "0V%T", (0, 0, 0) => "````", (255, 255, 255) => "____", _ => "B5!." };""";
        var (released, source) = (Generated("03-uuencode"), Source("03-uuencode"));
        foreach (var notebook in new[] { released, source }) notebook.Cells.Single(cell => cell.Id == "uu-quad").SetSource(Parrot);

        Assert.Equal(2, (await GradesAsync("03-uuencode", released))["uu-quad-check"].Earned);
        Assert.Equal(0, (await GradesAsync("03-uuencode", source))["uu-quad-check"].Earned);
    }

    [Fact]
    public void The_settings_have_a_stub_for_the_language_that_the_notebooks_name_and_no_step_that_refuses_their_kernel()
    {
        Assert.All(Course.Lessons, lesson => Assert.Equal(("C#", ".net-csharp"), ((string?)Source(lesson).Metadata["kernelspec"]!["language"], (string?)Source(lesson).Metadata["kernelspec"]!["name"])));
        Assert.Contains($"c.ClearSolutions.code_stub = {{\"C#\": \"{Stub}\"}}", Config, StringComparison.Ordinal);
        Assert.DoesNotMatch("steps\\.InstantiateTests", Config);
        Assert.All(Tree.Paths.Where(path => path.EndsWith(".ipynb", StringComparison.Ordinal)), path => Assert.Matches(@"^source/(?<name>[^/+]+)/\k<name>\.ipynb$", path));
    }

    const string Stub = "throw new NotImplementedException();";

    static Notebook Source(string lesson) => Notebook.Parse(Tree[$"source/{lesson}/{lesson}.ipynb"], lesson);

    static Notebook Generated(string lesson)
    {
        var notebook = Source(lesson);
        NbgraderRules.Generate(notebook, Stub);
        return notebook;
    }

    // As autograde does it: in a folder of its own, with what the assignment brings, and a word in the environment.
    async Task<Dictionary<string, (double Earned, double Points, string Outputs)>> GradesAsync(string lesson, Notebook notebook)
    {
        var assignment = Path.Combine(folder.FullName, Guid.NewGuid().ToString("N"), lesson);
        foreach (var path in Tree.Paths.Where(path => path.StartsWith($"source/{lesson}/", StringComparison.Ordinal)))
        {
            var file = Path.Combine(assignment, path[$"source/{lesson}/".Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, Tree[path].Span);
        }
        using var signal = new RunSignal();
        var kernel = OwnKernel.Launch([]) with { Folder = assignment, Variables = new Dictionary<string, string> { ["FAKEMAIL_PORT"] = "0", ["NBGRADER_EXECUTION"] = "autograde" } };
        var run = await new NotebookRunner(new() { Kernel = kernel, KeepGoing = true, CellLimit = TimeSpan.FromSeconds(60) }, _ => { }, signal).RunAsync(notebook);
        return run.Cells.Where(cell => NbgraderRules.Is(cell.Cell.Metadata["nbgrader"] as JsonObject, "grade")).ToDictionary(cell => cell.Cell.Id, cell =>
        {
            var points = (double)cell.Cell.Metadata["nbgrader"]!["points"]!;
            return (NbgraderRules.Grade(cell.Outputs, points), points, string.Join('\n', cell.Outputs.Select(output => output.ToJsonString())));
        });
    }
}
