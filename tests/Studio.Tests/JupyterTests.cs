using System.Text.Json.Nodes;
using Workbook.Tests;

namespace Studio.Tests;

/// <summary>The student's copy in other programs' hands: Jupyter's nbformat and nbclient, and the judge.</summary>
public sealed class JupyterTests(Chromium chromium) : IClassFixture<Chromium>
{
    const string Python = "/usr/bin/python3";

    // Takes a notebook and validates it as it lies there, nothing filled in or repaired beforehand.
    const string Validate = """
        import json, sys, warnings, nbformat
        warnings.simplefilter("error")
        nbformat.validate(json.load(open(sys.argv[1], encoding="utf-8")))
        """;

    // Takes a notebook and executes it with the kernel that it names, in its folder, and writes it back.
    const string Execute = """
        import os, sys, nbformat
        from nbclient import NotebookClient
        book = nbformat.read(sys.argv[1], 4)
        NotebookClient(book, timeout=120, resources={"metadata": {"path": os.path.dirname(sys.argv[1])}}).execute()
        nbformat.write(book, sys.argv[1])
        """;

    [Fact]
    public async Task Whatever_the_browser_saved_is_a_valid_notebook_to_nbformat()
    {
        await NeedsJupyterAsync();
        using var course = new Course().With("01-one", ("title", "# One"), ("print", "Console.WriteLine(\"printed\");"), ("return", "6 * 7"), ("silent", "var x = 1;"), ("wrong", "throw new InvalidOperationException(\"on purpose\");"), ("never", "Console.WriteLine(\"never\");"));
        await using (var workbook = await OpenWorkbook.StartAsync(course, chromium))
        {
            var page = await workbook.OpenAsync("01-one");
            await page.Button("Run all").ClickAsync();
            await page.Text("wrong").First.SeesAsync("on purpose");
            await page.Cell("never").Locator(".gutter").ClickAsync();
            await page.Keyboard.PressAsync("b");
            await Assertions.Expect(page.Locator(".cell")).ToHaveCountAsync(7);
            await page.Keyboard.PressAsync("Enter");
            await page.Locator(".cm-focused").WaitForAsync();
            await page.Keyboard.InsertTextAsync("// added by the student");
            await course.HoldsAsync("01-one", "added by the student");
        }

        await Tool.RunAsync(Python, course.Folder, ["-c", Validate, course.WorkOf("01-one")]);
        var cells = Cells(course, "01-one");
        Assert.Equal(["stream", "execute_result", "", "error", "", ""], cells.Where(cell => (string?)cell["cell_type"] is "code").Select(TypeOf));
        Assert.Equal(["title", "print", "return", "silent", "wrong", "never"], cells.Take(6).Select(cell => (string?)cell["id"]));
    }

    [Fact]
    public async Task What_the_browser_saved_is_executed_by_nbclient_and_opens_again_with_its_outputs()
    {
        await NeedsJupyterAsync();
        using var course = new Course().With("01-one", ("title", "# One"), ("who", "var who = Environment.GetEnvironmentVariable(\"RUN_BY\") ?? \"browser\";"), ("print", "// here"), ("return", "$\"returned to {who}\""), ("later", "Console.WriteLine($\"later {who}\");"));
        await using (var workbook = await OpenWorkbook.StartAsync(course, chromium))
        {
            var page = await workbook.OpenAsync("01-one");
            await page.RunAsync("who");
            await page.Cell("who").Locator(".count").SeesAsync("[1]");
            await page.WriteAsync("print", "\nConsole.WriteLine($\"run by {who}\");");
            await page.RunAsync("print");
            await page.Text("print").SeesAsync("run by browser");
            await course.HoldsAsync("01-one", "run by browser");
        }
        var before = Cells(course, "01-one");

        await Tool.WorkbookAsync(course.Folder, "kernel", "install", "--prefix", course.PathOf("jupyter"));
        var variables = new Dictionary<string, string> { ["JUPYTER_PATH"] = course.PathOf("jupyter/share/jupyter"), ["RUN_BY"] = "nbclient" };
        await Tool.RunAsync(Python, course.Folder, ["-c", Execute, course.WorkOf("01-one")], variables);
        await Tool.RunAsync(Python, course.Folder, ["-c", Validate, course.WorkOf("01-one")]);

        Assert.Equal(before.Select(cell => ((string?)cell["id"], SourceOf(cell))), Cells(course, "01-one").Select(cell => ((string?)cell["id"], SourceOf(cell))));
        await using (var workbook = await OpenWorkbook.StartAsync(course, chromium))
        {
            var page = await workbook.OpenAsync("01-one");
            await page.Text("print").SeesAsync("run by nbclient");
            await page.Text("return").SeesAsync("returned to nbclient");
            await page.Text("later").SeesAsync("later nbclient");
            await Assertions.Expect(page.Cell("who").Locator(".output")).ToHaveCountAsync(0);
        }
    }

    [Fact]
    public async Task What_is_handed_in_from_the_browser_is_graded_with_the_points_that_it_deserves()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && (File.Exists("/usr/bin/bwrap") || Environment.GetEnvironmentVariable("CI") is "true"), "The sandbox needs Linux and bubblewrap.");
        using var course = new Course().WithReal("03-uuencode");
        await using (var workbook = await OpenWorkbook.StartAsync(course, chromium))
        {
            var page = await workbook.OpenAsync("03-uuencode");
            await page.ReplaceAsync("uu-length", "char LengthCharacter(int octets) => Printable(octets);");
            await page.ReplaceAsync("uu-quad", "string Quad(byte a, byte b, byte c) => \"nope\";");
            await course.HoldsAsync("03-uuencode", "nope");
            await page.Locator(".menu summary").ClickAsync();
            var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Hand in as one file" }).ClickAsync());
            Assert.Equal("03-uuencode.ipynb", download.SuggestedFilename);
            await download.SaveAsAsync(course.PathOf("class/ann.ipynb"));
        }

        var judge = Directory.GetFiles(Path.Combine(Course.Repository, "tests", "Exercises", "bin"), "Exercises.dll", SearchOption.AllDirectories).MaxBy(File.GetLastWriteTimeUtc)!;
        var said = await Tool.WorkbookAsync(course.Folder, "grade", "class", "--out", "marks", "--judge", judge, "--lessons", Path.Combine(Course.Repository, "notebooks"));

        Assert.Contains("✓ ann  03-uuencode  1 of 13", said, StringComparison.Ordinal);
        var rows = (await File.ReadAllLinesAsync(course.PathOf("marks/grades.csv"), TestContext.Current.CancellationToken)).Select(line => line.Trim('"').Split("\",\"")).ToList();
        string Of(string column) => Assert.Single(rows.Skip(1))[Array.IndexOf(rows[0], column)];
        Assert.Equal(("03-uuencode", "ann", "1", "13", "marked"), (Of("assignment"), Of("student_id"), Of("score"), Of("max_score"), Of("status")));
        Assert.Equal(("1", "0"), (Of("uu-length"), Of("uu-quad")));
    }

    static List<JsonNode> Cells(Course course, string lesson) => [.. JsonNode.Parse(File.ReadAllText(course.WorkOf(lesson)))!["cells"]!.AsArray().Select(cell => cell!)];

    static string SourceOf(JsonNode cell) => cell["source"] is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : (string)cell["source"]!;

    // Of the only output, if there is one.
    static string TypeOf(JsonNode cell) => (string?)cell["outputs"]!.AsArray().SingleOrDefault()?["output_type"] ?? "";

    static async Task NeedsJupyterAsync()
    {
        const string Missing = "Python with nbclient is not installed (Debian: python3-nbclient).";
        var isThere = File.Exists(Python);
        if (isThere)
        {
            using var asked = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(Python, ["-c", "import nbclient"]) { RedirectStandardError = true })!;
            await asked.WaitForExitAsync(TestContext.Current.CancellationToken);
            isThere = asked.ExitCode is 0;
        }
        if (!isThere && Environment.GetEnvironmentVariable("CI") is "true") Assert.Fail(Missing);
        Assert.SkipUnless(isThere, Missing);
    }
}
