using System.Globalization;

namespace Workbook.Tests.Grading;

/// <summary>`workbook grade` as a shell starts it.</summary>
public sealed class GradeCommandTests : IDisposable
{
    readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    static string Tests => Directory.GetFiles(Repository.Path("tests/Exercises/bin"), "Exercises.dll", SearchOption.AllDirectories).MaxBy(File.GetLastWriteTimeUtc)!;

    static string[] Grade(params string[] more) => GradeInto("marks", more);

    static string[] GradeInto(string folder, params string[] more) => ["grade", "class", "--out", folder, "--judge", Tests, "--lessons", Repository.Path("notebooks"), .. more];

    void Put(string name, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(cli.PathOf(name))!);
        File.WriteAllText(cli.PathOf(name), content);
    }

    /// <summary>A notebook with some answers in place of the stubs.</summary>
    static string Notebook(params (string Exercise, string Answer)[] answers)
    {
        var notebook = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Lesson.PathOf("03-uuencode")))!;
        foreach (var cell in notebook["cells"]!.AsArray())
            foreach (var (exercise, answer) in answers)
                if ((string?)cell!["id"] == exercise) cell["source"] = answer;
        return notebook.ToJsonString();
    }

    static string Right(string exercise) => File.ReadAllText(Repository.Path($"tests/Exercises/03-uuencode/{exercise}/right.csx"));

    static void NeedsTheSandbox() => Assert.SkipUnless(OperatingSystem.IsLinux() && (File.Exists("/usr/bin/bwrap") || Environment.GetEnvironmentVariable("CI") is "true"), "The sandbox needs Linux and bubblewrap.");

    [Theory]
    [InlineData("`workbook grade` needs what was handed in", "grade", "--out", "marks")]
    [InlineData("Option '--out' is required", "grade", "class")]
    [InlineData("There is no folder or archive nowhere.", "grade", "nowhere", "--out", "marks", "TESTS")]
    [InlineData("There is no file nope.dll: --judge names the built hidden tests", "grade", "class", "--out", "marks", "--judge", "nope.dll", "--lessons", "x")]
    [InlineData("file is no library of .NET: --judge names the built hidden tests", "grade", "class", "--out", "marks", "--judge", "file", "--lessons", ".")]
    [InlineData("file is a file, and the results need a folder", "grade", "class", "--out", "file", "TESTS")]
    [InlineData("--due needs a date and perhaps a time", "grade", "class", "--out", "marks", "--due", "tomorrow")]
    [InlineData("--shard needs a part and how many there are", "grade", "class", "--out", "marks", "--shard", "3/2")]
    [InlineData("--late-penalty needs a number of percent", "grade", "class", "--out", "marks", "--late-penalty", "120")]
    [InlineData("There is no lesson 99; there are 00-start-here,", "grade", "class", "--out", "marks", "--lesson", "99", "TESTS")]
    [InlineData("There is no file nope.csv.", "grade", "class", "--out", "marks", "--roster", "nope.csv", "TESTS")]
    [InlineData("nowhere holds no results of `workbook grade`.", "grade", "merge", "nowhere", "--out", "marks")]
    public async Task What_cannot_be_done_is_said_in_one_sentence(string sentence, params string[] args)
    {
        Directory.CreateDirectory(cli.PathOf("class"));
        File.WriteAllText(cli.PathOf("file"), "student\n");
        (await cli.RunAsync([.. args.SelectMany(arg => arg is "TESTS" ? ["--judge", Tests, "--lessons", Repository.Path("notebooks")] : new[] { arg })])).IsMisuse(sentence);
        Assert.False(Directory.Exists(cli.PathOf("marks")));
    }

    [Fact]
    public async Task Help_teaches_grading_and_merging()
    {
        var help = (await cli.RunAsync(["grade", "--help"])).Output;
        Assert.Contains("Examples:\n  workbook grade moodle-export.zip --out marks\n", help.Replace("\r\n", "\n", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("manual.csv", help, StringComparison.Ordinal);
        Assert.Contains("workbook grade merge part-1 part-2 part-3 --out marks", (await cli.RunAsync(["grade", "merge", "--help"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_class_is_marked_and_marked_again_without_the_judge()
    {
        NeedsTheSandbox();
        Put("class/ann.ipynb", Notebook(("uu-quad", Right("uu-quad")), ("uu-length", Right("uu-length"))));
        Put("class/bob.ipynb", Notebook());
        Put("class/cy.ipynb", "lost");

        var first = await cli.RunAsync(Grade());
        var again = await cli.RunAsync(Grade());

        Assert.Equal((1, ""), (first.ExitCode, first.Errors));   // cy's work is not marked
        Assert.Contains("✓ ann  03-uuencode  3 of 13", first.Output, StringComparison.Ordinal);
        Assert.Contains("✓ bob  03-uuencode  0 of 13", first.Output, StringComparison.Ordinal);
        Assert.Contains("✗ cy.ipynb is no notebook: it is not JSON", first.Output, StringComparison.Ordinal);
        Assert.Contains("2 of 2 are judged already.", again.Output, StringComparison.Ordinal);
        Assert.All(first.Output.Split('\n'), line => Assert.True(line.TrimEnd().Length <= 80, line));
        Assert.True(File.Exists(cli.PathOf("marks/students/ann.html")));
        Assert.Contains("\"03-uuencode\",\"\",\"\",\"ann\"", File.ReadAllText(cli.PathOf("marks/grades.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parts_are_marked_apart_and_merged()
    {
        NeedsTheSandbox();
        foreach (var student in new[] { "ann", "bob", "cy", "di" }) Put($"class/{student}.ipynb", Notebook(("uu-length", Right("uu-length"))));

        foreach (var part in new[] { "1", "2" }) Assert.Equal(0, (await cli.RunAsync(GradeInto($"part-{part}", "--shard", $"{part}/2"))).ExitCode);
        var merged = await cli.RunAsync(["grade", "merge", "part-1", "part-2", "--out", "marks"]);

        Assert.Equal((0, ""), (merged.ExitCode, merged.Errors));
        Assert.Contains("4 works are marked", merged.Output, StringComparison.Ordinal);
        Assert.Equal(4, Directory.GetFiles(cli.PathOf("marks/submissions")).Length);
    }

    [Fact]
    public async Task Ctrl_c_stops_at_once_writes_no_results_and_leaves_nothing_behind()
    {
        NeedsTheSandbox();
        StopTests.SkipWhereSignalsAreIgnored();
        Put("class/a.ipynb", Notebook(("uu-length", Right("uu-length"))));
        Put("class/z.ipynb", Notebook(("uu-quad", "string Quad(byte a, byte b, byte c) { while (true) { } }")));

        using var process = cli.Start(Grade("--jobs", "1", "--timeout", "60"));
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (await process.StandardOutput.ReadLineAsync(deadline.Token) is { } line && !line.Contains("✓ a ", StringComparison.Ordinal)) { }
        using (var kill = System.Diagnostics.Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync(deadline.Token);
        var result = await Cli.EndAsync(process);

        Assert.Equal(130, result.ExitCode);
        Assert.Contains("Stopped. What is judged is kept in marks", result.Output, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(cli.PathOf("marks"), "*", SearchOption.AllDirectories), file => file.EndsWith("a.03-uuencode.json", StringComparison.Ordinal));
        Assert.Empty(Directory.GetDirectories(cli.Folder, "judge-*"));
    }
}
