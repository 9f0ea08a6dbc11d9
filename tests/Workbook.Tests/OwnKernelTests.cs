using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Tests;

/// <summary>C# notebooks on the workbook's own kernel, from the command line.</summary>
public sealed class OwnKernelTests : IDisposable
{
    readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task A_stopped_loop_keeps_the_variables_and_a_lost_kernel_is_replaced()
    {
        var outcomes = await OutcomesAsync(["--keep-going"],
            "var x = 41;", "while (true) { }", "x + 1",
            "var mute = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);\nmute.Start();\nmute.AcceptSocket();",
            "Environment.Exit(3);", "1", "int F(int n) => F(n + 1) + 1;\nF(0)");

        Assert.Equal(["passed", "timed out", "passed", "timed out", "died", "passed", "died"], outcomes.Select(cell => (string?)cell!["outcome"]));
        Assert.Contains("Lost with it: mute, x", (string?)outcomes[3]!["reason"], StringComparison.Ordinal);
        Assert.Equal("the kernel died (exit code 3)", (string?)outcomes[4]!["reason"]);
        Assert.Contains("Stack overflow", (string?)outcomes[6]!["reason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_are_found_in_their_line()
    {
        var outcomes = await OutcomesAsync(["--keep-going"],
            "void G()\n{\n    throw new InvalidOperationException(\"deep\");\n}", "// one\n\nG();", "var y = 1;\nvar z = undefined;");

        Assert.Equal(("InvalidOperationException", 3), ((string?)outcomes[1]!["error"]!["name"], (int)outcomes[1]!["error"]!["line"]!));
        Assert.Equal(("CS0103", 2), ((string?)outcomes[2]!["error"]!["name"], (int)outcomes[2]!["error"]!["line"]!));
    }

    [Fact]
    public async Task The_kernel_ends_even_when_the_command_line_is_killed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Looks into /proc.");
        Write("await System.IO.File.WriteAllTextAsync(\"pid\", Environment.ProcessId.ToString()); for (;;) ;");
        using var process = cli.Start("run", "a.ipynb");
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        int kernel;
        while (!File.Exists(cli.PathOf("pid")) || !int.TryParse(File.ReadAllText(cli.PathOf("pid")), CultureInfo.InvariantCulture, out kernel)) await Task.Delay(10, deadline.Token);

        process.Kill();

        while (Directory.Exists($"/proc/{kernel}")) await Task.Delay(10, deadline.Token);
    }

    [Fact]
    public async Task Two_hundred_megabytes_of_output_are_cut()
    {
        var outcomes = await OutcomesAsync(["--save"], "var line = new string('x', 1023);\nfor (var i = 0; i < 200 * 1024; i++) Console.WriteLine(line);", "\"done\"");

        Assert.Equal(["passed", "passed"], outcomes.Select(cell => (string?)cell!["outcome"]));
        Assert.Matches(@"The cell printed [\d,]{9,} characters", (string?)Notebook.Read(cli.PathOf("a.ipynb")).Cells[0].Outputs[^1]["text"]);
    }

    async Task<JsonArray> OutcomesAsync(string[] options, params string[] cells)
    {
        Write(cells);
        var result = await cli.RunAsync(["run", "--json", .. options, "a.ipynb"]);
        Assert.Equal("", result.Errors);
        return JsonNode.Parse(result.Octets)!["notebooks"]![0]!["cells"]!.AsArray();
    }

    static bool NeverEnds(string cell) => cell.Contains("while (true)", StringComparison.Ordinal) || cell.Contains("AcceptSocket", StringComparison.Ordinal);

    static JsonObject Impatient => new() { ["workbook"] = new JsonObject { ["timeout"] = 1 } };

    void Write(params string[] cells)
    {
        var notebook = Notebook.Create("a.ipynb");
        foreach (var cell in cells) notebook.Add(CellKind.Code, cell, NeverEnds(cell) ? Impatient : null);
        notebook.Save(cli.PathOf("a.ipynb"));
    }
}
