using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Workbook.Notebooks.Tests;

/// <summary>Python's nbformat, where it is installed, as the judge of what we write.</summary>
public sealed class PythonTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("workbook-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Python_finds_what_we_write_valid_and_writes_it_the_same()
    {
        var path = Path.Combine(folder.FullName, "a.ipynb");
        var notebook = Notebook.Parse("""
            {"cells":[{"cell_type":"code","metadata":{},"source":"print é\u2028x","outputs":[],"execution_count":null},{"cell_type":"markdown","metadata":{},"source":["a\n","b"]}],
            "metadata":{"kernelspec":{"name":".net-csharp","display_name":".NET (C#)","language":"C#"}},"nbformat":4,"nbformat_minor":2}
            """u8.ToArray(), path);
        var made = Notebook.Create(path);
        made.Add(CellKind.Markdown, "# Überschrift\n\ttab \u0007 \"quoted\" \\ / <b>&amp;\u2028line");
        foreach (var target in new[] { notebook, made })
        {
            var cell = target.Add(CellKind.Code, "display(1);\r\n\u001eend", CellLanguage.Metadata("csharp"));
            cell.SetExecutionCount(1);
            cell.SetOutputs(
            [
                new() { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = "one\ntwo\rthree\u0085four" },
                new() { ["output_type"] = "execute_result", ["execution_count"] = 1, ["metadata"] = new JsonObject(), ["data"] = JsonNode.Parse("""{"text/plain":"1","application/json":{"b":[1.50,{}],"a":null},"text/html":"<b>\n1</b>"}""") },
                new() { ["output_type"] = "error", ["ename"] = "Oops", ["evalue"] = "", ["traceback"] = new JsonArray("a", "b") },
            ]);
        }
        notebook.Save(Path.Combine(folder.FullName, "upgraded.ipynb"));
        made.Save(path);

        await PythonAsync("upgraded.ipynb", "nb = nbformat.read('upgraded.ipynb', 4); nbformat.validate(nb)");
        await PythonAsync("a.ipynb", "nb = nbformat.read('a.ipynb', 4); nbformat.validate(nb); nbformat.write(nb, 'b.ipynb')");

        Assert.Equal(File.ReadAllText(path).Replace("1.50", "1.5", StringComparison.Ordinal), File.ReadAllText(Path.Combine(folder.FullName, "b.ipynb")));
    }

    async Task PythonAsync(string what, string program)
    {
        var info = new ProcessStartInfo(OperatingSystem.IsWindows() ? "python" : "/usr/bin/python3", ["-c", "import sys\ntry:\n import nbformat\nexcept ImportError: sys.exit(77)\n" + program])
        {
            WorkingDirectory = folder.FullName, RedirectStandardError = true,
        };
        try
        {
            using var python = Process.Start(info)!;
            var errors = await python.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await python.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.SkipWhen(python.ExitCode is 77, "Python's nbformat is not installed.");
            Assert.True(python.ExitCode is 0, $"{what}: {errors}");
            Assert.Equal("", errors);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("Python is not installed.");
        }
    }
}
