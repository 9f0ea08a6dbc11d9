using System.Text;
using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Tests;

/// <summary>What `workbook release` makes for Classroom 50 and GitHub Classroom, started as their runners start it.</summary>
public sealed class ClassroomTests : IDisposable
{
    const string Lesson = "00-start-here";

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("classroom-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_script_for_Classroom_50_marks_a_repository_with_the_tools_and_checks_of_its_own()
    {
        Assert.SkipWhen(Program("python3") is null && Environment.GetEnvironmentVariable("CI") is null, "python3 is not installed.");
        await Tool.WorkbookAsync(Repository.Root, "release", "--classroom50", PathOf("bundle"), "--lesson", Lesson);
        Assert.Equal(["autograder.py", "course.zip"], Directory.GetFiles(PathOf("bundle")).Select(Path.GetFileName).Order());
        var checkout = HandIn("checkout/work/mine.ipynb", ("start-signature", "right.csx"), ("start-reply", "wrong-word.csx"));
        // lessons/bin is built with the program that is tried here; a runner builds both out of the zip.
        using var course = new BuiltCourse();

        await Tool.RunAsync("python3", checkout, [Path.Combine(PathOf("bundle"), "autograder.py")], new Dictionary<string, string> { ["WORKBOOK_COMMAND"] = course.Command, ["CLASSROOM"] = "mail", ["ASSIGNMENT"] = "first", ["OWNER"] = "alice" });

        var result = JsonNode.Parse(File.ReadAllBytes(Path.Combine(checkout, "result.json")))!;
        Assert.Equal(("classroom50/result/v1", "mail", "alice"), ((string?)result["schema"], (string?)result["classroom"], (string?)result["owner"]));
        Assert.Equal([("start-signature", true), ("start-reply", false), ("start-send", false)], result["tests"]!.AsArray().Select(test => ((string)test!["test-name"]!, (bool)test["passed"]!)));
        Assert.Equal((int)result["tests"]![0]!["max-score"]!, (int)result["score"]!);
    }

    [Fact]
    public async Task The_workflow_of_a_repository_gives_the_reporter_one_line()
    {
        await Tool.WorkbookAsync(Repository.Root, "release", "--classroom", PathOf("repository"), "--lesson", Lesson);
        var command = File.ReadLines(PathOf("repository/.github/workflows/classroom.yml")).Single(line => line.Contains("tools/Workbook", StringComparison.Ordinal)).Split(" -- ")[1].Split(" >> ")[0].Split(' ');
        Link(PathOf("repository/lessons/bin"), Repository.Path("lessons/bin"));
        HandIn("repository/work/mine.ipynb", ("start-signature", "right.csx"));

        var said = await Tool.WorkbookAsync(PathOf("repository"), command);

        var line = Assert.Single(said.TrimEnd().Split('\n'));
        var result = JsonNode.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(line["result=".Length..])))!;
        var tests = result["tests"]!.AsArray().Select(test => (Name: (string)test!["name"]!, Status: (string)test["status"]!, Score: (int)test["score"]!)).ToList();
        Assert.All(tests, test => Assert.Equal(test.Name.StartsWith("start-signature", StringComparison.Ordinal) ? ("pass", 1) : ("fail", 0), (test.Status, test.Score)));
        Assert.Equal(tests.Count, (int)result["max_score"]!);
        Assert.Contains(tests, test => test.Status is "pass");
        Assert.Contains(tests, test => test.Status is "fail");
    }

    string PathOf(string name) => Path.Combine(folder.FullName, name);

    string HandIn(string path, params (string Exercise, string Answer)[] answers)
    {
        var notebook = Notebook.Read(Repository.Path($"notebooks/{Lesson}.ipynb"));
        foreach (var (exercise, answer) in answers)
            notebook.Cells.Single(cell => cell.Id == exercise).SetSource(File.ReadAllText(Repository.Path($"tests/Exercises/{Lesson}/{exercise}/{answer}")));
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        notebook.Save(PathOf(path));
        return PathOf(path.Split('/')[0]);
    }

    static string? Program(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(place => Path.Combine(place, name)).FirstOrDefault(File.Exists);

    static void Link(string path, string target)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right there that tests do not have.");
        Directory.CreateSymbolicLink(path, target);
    }

    /// <summary>A program in front of workbook's that puts the built library where the unpacked course would have built it.</summary>
    sealed class BuiltCourse : IDisposable
    {
        readonly string script = Path.Combine(Path.GetTempPath(), $"workbook-{Guid.NewGuid():N}.py");

        public BuiltCourse() => File.WriteAllText(script, $"""
            import shutil, subprocess, sys
            shutil.copytree({System.Text.Json.JsonSerializer.Serialize(Repository.Path("lessons/bin"))}, "lessons/bin")
            sys.exit(subprocess.run(["dotnet", {System.Text.Json.JsonSerializer.Serialize(Tool.Workbook)}, *sys.argv[1:]]).returncode)
            """);

        public string Command => $"python3 '{script}'";

        public void Dispose() => File.Delete(script);
    }
}
