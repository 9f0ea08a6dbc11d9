using Workbook.Notebooks;

namespace Workbook.Tests;

public sealed class ConvertTests : IDisposable
{
    readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task A_notebook_comes_back_from_markdown_with_its_cells_and_ids()
    {
        ScriptedNotebook.Write(cli, "a.ipynb", "print a", "print b");

        Assert.Equal(0, (await cli.RunAsync(["convert", "a.ipynb", "a.md"])).ExitCode);
        Assert.Equal(0, (await cli.RunAsync(["convert", "a.md", "b.ipynb"])).ExitCode);

        var (before, after) = (Notebook.Read(cli.PathOf("a.ipynb")), Notebook.Read(cli.PathOf("b.ipynb")));
        Assert.Equal(before.Cells.Select(cell => (cell.Id, cell.Kind, cell.Source, cell.Language)), after.Cells.Select(cell => (cell.Id, cell.Kind, cell.Source, cell.Language)));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told_by_its_name()
    {
        ScriptedNotebook.Write(cli, "a.ipynb", "print a");
        (await cli.RunAsync(["convert", "a.ipynb", "none/a.md"])).IsMisuse("none/a.md cannot be written: there is no folder none.");
    }

    [Fact]
    public async Task Nothing_is_replaced_unless_forced()
    {
        ScriptedNotebook.Write(cli, "a.ipynb", "print a");
        File.WriteAllText(cli.PathOf("a.md"), "mine");

        (await cli.RunAsync(["convert", "a.ipynb", "a.md"])).IsMisuse("a.md is there already; --force replaces it.");
        Assert.Equal("mine", File.ReadAllText(cli.PathOf("a.md")));

        Assert.Equal(0, (await cli.RunAsync(["convert", "--force", "a.ipynb", "a.md"])).ExitCode);
        Assert.Contains("```script\nprint a\n```", File.ReadAllText(cli.PathOf("a.md")), StringComparison.Ordinal);
    }
}
