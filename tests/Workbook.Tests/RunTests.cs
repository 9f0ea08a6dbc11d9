using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Tests;

public sealed class RunTests : IDisposable
{
    readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Each_cell_is_told_with_its_time_and_the_whole_in_one_line()
    {
        ScriptedNotebook.Write(cli, "a.ipynb", "print a", "raise Oops it broke", "print c");
        ScriptedNotebook.Write(cli, "b.ipynb", "print b");

        var result = await RunAsync();

        Assert.Equal(1, result.ExitCode);
        Assert.Matches(@"(?m)^✓   2   +\d+\.\d{3} s  print a\r?$", result.Output);
        Assert.Matches(@"(?m)^✗   3   +\d+\.\d{3} s  failed: raise Oops it broke\r?$", result.Output);
        Assert.Contains("✗ 1 of 2 notebooks not good: a.ipynb (failed).", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', result.Output);
        Assert.All(result.Output.Split('\n'), line => Assert.InRange(line.TrimEnd('\r').Length, 0, 80));
    }

    [Fact]
    public async Task A_line_of_megabytes_is_cut_at_once()
    {
        ScriptedNotebook.Write(cli, "a.ipynb", "print " + new string('x', 3_000_000));

        var result = await RunAsync();

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("s  print xxx", result.Output, StringComparison.Ordinal);
        Assert.All(result.Output.Split('\n'), line => Assert.InRange(line.TrimEnd('\r').Length, 0, 80));
    }

    [Fact]
    public async Task The_first_error_is_shown_at_its_source_line()
    {
        ScriptedNotebook.Write(cli, "a.ipynb", "print a", "print b\nraise Oops it broke\nprint c");

        var output = (await RunAsync()).Output.Replace("\r\n", "\n", StringComparison.Ordinal);

        Assert.Contains("""
            Oops: it broke

                1 │ print b
            →   2 │ raise Oops it broke
                3 │ print c

            """.Replace("\r\n", "\n", StringComparison.Ordinal), output, StringComparison.Ordinal);
        Assert.Contains("a.ipynb, cell 3, line 2 (", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_one_document_and_nothing_else()
    {
        ScriptedNotebook.Write(cli, "a.ipynb", "print a", "raise Oops it broke");

        var result = await RunAsync("--json");

        var notebook = JsonNode.Parse(result.Octets)!["notebooks"]![0]!;
        Assert.Equal(("a.ipynb", "failed"), (Path.GetFileName((string?)notebook["path"]), (string?)notebook["outcome"]));
        Assert.Equal(["passed", "failed"], notebook["cells"]!.AsArray().Select(cell => (string?)cell!["outcome"]));
        Assert.Equal(("Oops", "it broke", 2), ((string?)notebook["cells"]![1]!["error"]!["name"], (string?)notebook["cells"]![1]!["error"]!["message"], (int)notebook["cells"]![1]!["error"]!["line"]!));
        Assert.Equal((1, ""), (result.ExitCode, result.Errors));
    }

    [Fact]
    public async Task What_was_saved_is_what_a_check_finds_and_anything_else_differs()
    {
        var name = ScriptedNotebook.Write(cli, "a.ipynb", "print same\nprint pid 1", "print b");
        Assert.Equal(1, (await RunAsync("--check")).ExitCode);
        Assert.Equal(0, (await RunAsync("--save", "--jobs", "2")).ExitCode);
        Assert.Equal([null, 1, 2], Notebook.Read(cli.PathOf(name)).Cells.Select(cell => cell.ExecutionCount));
        var saved = File.ReadAllText(cli.PathOf(name));
        Assert.Equal(0, (await RunAsync("--check", "--save")).ExitCode);
        Assert.Equal(saved, File.ReadAllText(cli.PathOf(name)));

        // The process id is masked by the notebook's own rule; the word is not.
        File.WriteAllText(cli.PathOf(name), saved.Replace("pid 1\\n\"", "pid 77\\n\"", StringComparison.Ordinal).Replace("\"b\\n\"", "\"before\\n\"", StringComparison.Ordinal));
        var differing = await RunAsync("--check");

        Assert.Equal(1, differing.ExitCode);
        Assert.Contains("- before", differing.Output, StringComparison.Ordinal);
        Assert.Contains("+ b", differing.Output, StringComparison.Ordinal);
        Assert.Contains("1 of 1 notebook not good: a.ipynb (differs)", differing.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("pid", differing.Output.Split("differ (")[1].Split("If what")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_hundred_megabytes_of_output_neither_fill_the_file_nor_lose_the_rest()
    {
        var name = ScriptedNotebook.Write(cli, "a.ipynb", "flood 200", "print b");

        var result = await RunAsync("--save");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.InRange(new FileInfo(cli.PathOf(name)).Length, 1_000_000, 1_010_000);
        Assert.Equal("b\n", (string?)Notebook.Read(cli.PathOf(name)).Cells[2].Outputs[0]["text"]);
    }

    [Fact]
    public async Task A_failing_notebook_is_not_saved_half()
    {
        var name = ScriptedNotebook.Write(cli, "a.ipynb", "print a", "exit 9");
        var before = File.ReadAllBytes(cli.PathOf(name));

        var result = await RunAsync("--save");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("the kernel died (exit code 9): Goodbye", result.Output, StringComparison.Ordinal);
        Assert.Contains("died, 2 cells in", result.Output, StringComparison.Ordinal);
        Assert.Contains(", not saved", result.Output, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(cli.PathOf(name)));
    }

    [Fact]
    public async Task A_cell_that_takes_too_long_is_stopped()
    {
        ScriptedNotebook.Write(cli, "a.ipynb", "sleep");

        var result = await RunAsync("--timeout", "0.1");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("stopped after 0.1 s, the time that a cell may take", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_kernel_stands_in_the_notebooks_folder_and_chooses_its_mail_port()
    {
        Directory.CreateDirectory(cli.PathOf("deeper"));
        var name = ScriptedNotebook.Write(cli, "deeper/a.ipynb", "cwd\nenv FAKEMAIL_PORT");

        var result = await cli.RunAsync(["run", "--kernel", "scripted", "--save", "deeper"]);

        Assert.True(result.ExitCode is 0, result.Output + result.Errors);
        Assert.EndsWith("deeper\nFAKEMAIL_PORT=0\n", (string?)Notebook.Read(cli.PathOf(name)).Cells[1].Outputs[0]["text"], StringComparison.Ordinal);
    }

    Task<CliResult> RunAsync(params string[] options) => cli.RunAsync(["run", "--kernel", "scripted", ".", .. options]);
}
