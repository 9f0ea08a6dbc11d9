using System.Text.Json;
using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Tests;

/// <summary>`workbook check` over the real kernel, on a small lesson in a student's folder.</summary>
public sealed class CheckTests : IDisposable
{
    readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task An_answer_that_fails_or_kills_or_never_ends_costs_its_own_exercise_alone()
    {
        Write("work/a.ipynb", ("kills", "int A() { Environment.Exit(3); return 1; }"), ("loops", "int B() { while (true) ; }"), ("broken", "int C( { return 1; }"),
            ("right", "int D() => 1;"), ("wrong", "int E() => 2;"), ("open", "int F() => throw new NotImplementedException();"));

        var result = await cli.RunAsync(["check", "work/a.ipynb", "--timeout", "2"]);

        Assert.Equal((1, ""), (result.ExitCode, result.Errors));
        Assert.Matches(@"(?m)^a\.ipynb  2 of 12 points\r?$", result.Output);
        Assert.Matches(@"✗ kills +0 of 2   not run\s+Its check 3 took the kernel with it: the kernel died \(exit code 3\)", result.Output);
        Assert.Matches(@"✗ loops +0 of 2   not run\s+Its check 5 did not end: stopped after 2 s", result.Output);
        Assert.Matches(@"✗ broken +0 of 2   not run\s+Your cell 6 failed in line 1: CS\d+", result.Output);
        Assert.Matches(@"✓ right +2 of 2\r?\n", result.Output);
        Assert.Matches(@"✗ wrong +0 of 2   0 of 1 right\s+✗ one\s+expected  1\s+got +2", result.Output);
        Assert.Matches(@"○ open +0 of 2   to do\r?\n", result.Output);
        Assert.Contains("✗ 1 of 6 exercises pass: 2 of 12 points by these checks.", result.Output, StringComparison.Ordinal);
        Assert.All(result.Output.Split('\n'), line => Assert.InRange(line.TrimEnd('\r').Length, 0, 80));
    }

    [Fact]
    public async Task Where_everything_is_earned_it_is_good_and_programs_read_why()
    {
        Write("work/a.ipynb", ("one", "int A() => 1;"), ("two", "int B() => 1;"));
        var before = File.ReadAllText(cli.PathOf("work/a.ipynb"));

        var result = await cli.RunAsync(["check", "work", "--json"]);

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        var json = JsonNode.Parse(result.Octets)!;
        Assert.Equal(("passed", 4, 4), ((string?)json["outcome"], (int)json["points"]!, (int)json["outOf"]!));
        Assert.Equal(["one", "two"], json["notebooks"]![0]!["exercises"]!.AsArray().Select(exercise => (string?)exercise!["id"]));
        Assert.Equal("passed", (string?)json["notebooks"]![0]!["exercises"]![1]!["lines"]![0]!["outcome"]);
        Assert.Equal(before, File.ReadAllText(cli.PathOf("work/a.ipynb")));
    }

    [Fact]
    public async Task A_students_copies_are_checked_where_there_are_any_and_else_the_originals()
    {
        Write("notebooks/original.ipynb", ("one", "int A() => 2;"));
        Assert.Contains("original.ipynb  0 of 2 points", (await cli.RunAsync(["check"])).Output, StringComparison.Ordinal);

        Write("work/copy.ipynb", ("one", "int A() => 1;"));
        var result = await cli.RunAsync(["check"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("copy.ipynb  2 of 2 points", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("original", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hints_open_one_at_a_time_and_stay_open()
    {
        Write("work/a.ipynb", ("one", "int A() => 2;"));
        Directory.CreateDirectory(cli.PathOf("notebooks/hints"));
        File.WriteAllText(cli.PathOf("notebooks/hints/one.md"), "# Hints\n\n1. Count.\n2. It is one.\n");

        Assert.Contains("`workbook check --hint one` opens hint 1 of 2.", (await cli.RunAsync(["check"])).Output, StringComparison.Ordinal);
        Assert.Equal("Hint 1 of 2: Count.", (await cli.RunAsync(["check", "--hint", "one"])).Output.TrimEnd());

        var checkedAgain = (await cli.RunAsync(["check"])).Output;
        Assert.Contains("Hint 1 of 2: Count.", checkedAgain, StringComparison.Ordinal);
        Assert.Contains("opens hint 2 of 2.", checkedAgain, StringComparison.Ordinal);
        Assert.DoesNotContain("It is one.", checkedAgain, StringComparison.Ordinal);
        Assert.Equal("Hint 2 of 2: It is one.", (await cli.RunAsync(["check", "--hint", "one"])).Output.TrimEnd());
        Assert.Equal("Hint 2 of 2: It is one.", (await cli.RunAsync(["check", "--hint", "one"])).Output.TrimEnd());
        (await cli.RunAsync(["check", "--hint", "tow"])).IsMisuse("There are no hints for an exercise 'tow'; `workbook check` lists the exercises.");
    }

    [Fact]
    public async Task What_a_students_code_returns_does_not_steer_the_terminal()
    {
        Write("work/a.ipynb", ("one", "int A() => throw new Exception(\"\\u001b[2J\\u0007gone\");"));

        var result = await cli.RunAsync(["check"]);

        Assert.Contains("gone", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Output, c => char.IsControl(c) && c is not ('\r' or '\n'));
    }

    // Each exercise asks its function, A, B, C and so on, for a one.
    void Write(string path, params (string Id, string Answer)[] exercises)
    {
        var notebook = Notebook.Create(path);
        notebook.Add(CellKind.Code, $"#r {JsonSerializer.Serialize(Repository.Path("lessons/bin/Lessons.dll"))}\nusing Lessons;");
        foreach (var ((id, answer), at) in exercises.Select((exercise, at) => (exercise, at)))
        {
            notebook.Add(CellKind.Code, answer, Grading(id, isCheck: false), id);
            notebook.Add(CellKind.Code, $"Check.Exercise(\"{id}\", points: 2).Equal(\"one\", expected: 1, () => {(char)('A' + at)}())", Grading($"{id}-check", isCheck: true), $"{id}-check");
        }
        Directory.CreateDirectory(Path.GetDirectoryName(cli.PathOf(path))!);
        notebook.Save(cli.PathOf(path));
        Directory.CreateDirectory(cli.PathOf("notebooks"));
    }

    static JsonObject Grading(string id, bool isCheck)
    {
        var grading = new JsonObject { ["schema_version"] = 3, ["grade_id"] = id, ["grade"] = isCheck, ["solution"] = !isCheck, ["locked"] = isCheck };
        if (isCheck) grading["points"] = 2;
        return new() { ["nbgrader"] = grading };
    }
}
