using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workbook.Session;

namespace Session.Tests;

public sealed class DirectiveTests : SessionTest, IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("session-tests-").FullName;

    string Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    string Library(string name, string code, params string[] references)
    {
        var path = Path.Combine(folder, name + ".dll");
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(code)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location), .. references.Select(file => MetadataReference.CreateFromFile(file))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var emitted = compilation.Emit(path);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return path;
    }

    [Fact]
    public async Task A_referenced_assembly_brings_what_it_needs_and_can_be_rebuilt()
    {
        var needed = Library("Needed", "namespace N; public class Base { public int Seven => 7; }");
        var library = Library("Library", "namespace L; public class Thing : N.Base { }", needed);
        Assert.Equal(7, await ValueAsync($"#r \"{library}\"\nusing L; using N;\nBase thing = new Thing();\nthing.Seven"));
        File.Delete(library);
        File.Delete(needed);
        Assert.Equal(7, await ValueAsync("new Thing().Seven"));
    }

    [Fact]
    public async Task Hover_shows_the_documentation_beside_a_referenced_assembly()
    {
        var library = Library("Documented", "namespace D; public class Thing { public static int Count() => 1; }");
        Write("Documented.xml", "<doc><members><member name=\"M:D.Thing.Count\"><summary>Counts the things.</summary></member></members></doc>");
        await DoneAsync($"#r \"{library}\"");
        var hover = await Session.Language.InspectAsync("D.Thing.Count()", 10, TestContext.Current.CancellationToken);
        Assert.Contains("Counts the things.", hover!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_reference_is_CS0006()
    {
        var outcome = Assert.IsType<CellOutcome.NotCompiled>(await RunAsync("#r \"nowhere.dll\""));
        Assert.Equal("CS0006", outcome.Errors[0].Id);
    }

    [Fact]
    public async Task A_loaded_file_is_part_of_the_cell_and_named_in_traces()
    {
        var file = Write("helpers.csx", "int Half(int n)\n{\n    return 10 / n;\n}");
        Assert.Equal(5, await ValueAsync($"#load \"{file}\"\nHalf(2)"));
        var threw = Assert.IsType<CellOutcome.Threw>(await RunAsync("Half(0)"));
        Assert.Contains(threw.Trace.Lines, line => line.Contains("helpers.csx, line 3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_lies_outside_of_the_readable_folders_is_not_there()
    {
        var inside = Directory.CreateDirectory(Path.Combine(folder, "inside")).FullName;
        var secret = Write("secret.csx", "var stolen = 1;");
        var library = Library("Secret", "public class S { }");
        File.WriteAllText(Path.Combine(inside, "open.csx"), "var open = 2;");
        Session = new CSharpSession(new SessionOptions { ReadableRoots = [inside] });
        await DoneAsync($"#load \"{Path.Combine(inside, "open.csx")}\"");
        Assert.IsType<CellOutcome.NotCompiled>(await RunAsync($"#load \"{secret}\""));
        Assert.IsType<CellOutcome.NotCompiled>(await RunAsync($"#r \"{library}\""));
        Assert.IsType<CellOutcome.NotCompiled>(await RunAsync($"#load \"{Path.Combine(inside, "..", "secret.csx")}\""));
        Assert.IsType<CellOutcome.Refused>(await RunAsync($"#!import {secret}"));
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(Path.Combine(inside, "link.csx"), secret);
            Assert.IsType<CellOutcome.NotCompiled>(await RunAsync($"#load \"{Path.Combine(inside, "link.csx")}\""));
        }
    }

    [Fact]
    public async Task A_notebook_is_imported_cell_by_cell()
    {
        var file = Write("other.ipynb", """
            {"cells": [
              {"cell_type": "markdown", "source": ["# Title"]},
              {"cell_type": "code", "source": ["int Seven() =>\n", "    7;"]},
              {"cell_type": "code", "source": "Seven() + 1"}
            ]}
            """);
        await DoneAsync($"#!import {file}");
        Assert.Equal("# Title", Screen.Displays[0].Shown["text/markdown"]);
        Assert.Equal("8", Screen.Displays[1].Shown["text/plain"]);
        Assert.Equal(7, await ValueAsync("Seven()"));
    }

    [Fact]
    public async Task An_error_stops_an_import_and_shows()
    {
        var file = Write("other.dib", "#!csharp\nvar first = 1;\n#!csharp\nthrow new Exception(\"inside\");\n#!csharp\nfirst = 2;");
        var threw = Assert.IsType<CellOutcome.Threw>(await RunAsync($"#!import {file}"));
        Assert.Equal("inside", threw.Trace.Message);
        Assert.Equal(1, await ValueAsync("first"));
    }

    [Theory]
    [InlineData("broken.ipynb", "{")]
    [InlineData("other.txt", "text")]
    public async Task What_cannot_be_imported_is_refused_in_a_sentence(string name, string content)
    {
        var refused = Assert.IsType<CellOutcome.Refused>(await RunAsync($"#!import {Write(name, content)}"));
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!import")]
    [InlineData("#!import \"\"")]
    public async Task An_import_of_nothing_asks_for_the_name_of_a_file(string code) =>
        Assert.StartsWith("#!import needs the name of a file", Assert.IsType<CellOutcome.Refused>(await RunAsync(code)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Magic_commands_stand_between_lines_of_code()
    {
        var value = await ValueAsync("var a = 1;\n#!html\n<b>x</b>\n#!csharp\n#!whos\na + 1");
        Assert.Equal(2, value);
        Assert.Equal("<b>x</b>", Screen.Displays[0].Shown["text/html"]);
        Assert.Contains("a         Int32  1", Screen.Displays[1].Shown["text/plain"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_magic_command_inside_of_a_string_is_text() =>
        Assert.Equal("\n#!nothing\n", await ValueAsync("var s = @\"\n#!nothing\n\";\ns"));

    [Fact]
    public async Task Lines_after_a_magic_command_keep_their_numbers()
    {
        var wrong = Assert.IsType<CellOutcome.NotCompiled>(await RunAsync("#!time\n\nvar x = nothing;"));
        Assert.Equal(3, wrong.Errors[0].Line);
    }

    [Fact]
    public async Task An_unknown_magic_command_is_refused_with_the_known_ones()
    {
        var refused = Assert.IsType<CellOutcome.Refused>(await RunAsync("#!fsharp\nlet x = 1"));
        Assert.Contains("#!fsharp is not a magic command here", refused.Message, StringComparison.Ordinal);
        Assert.Contains("#!lsmagic", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_is_no_package_name_is_refused()
    {
        var refused = Assert.IsType<CellOutcome.Refused>(await RunAsync("#r \"nuget: \""));
        Assert.Contains("names no package", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Packages_can_be_forbidden()
    {
        Session = new CSharpSession(new SessionOptions { AllowPackages = false });
        Assert.Contains("cannot be restored here", Assert.IsType<CellOutcome.Refused>(await RunAsync("#r \"nuget: Some.Package, 1.0.0\"")).Message, StringComparison.Ordinal);
    }

    void IDisposable.Dispose()
    {
        Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
