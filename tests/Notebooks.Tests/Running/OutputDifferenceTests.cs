using System.Text.Json.Nodes;

namespace Workbook.Notebooks.Tests;

public class OutputDifferenceTests
{
    [Fact]
    public async Task Streams_cut_at_other_places_and_line_ends_of_windows_are_no_difference()
    {
        var notebook = Scripted.Notebook("print a\nprint b");
        notebook.Cells[0].SetOutputs([Stream("a\r\n"), Stream("b\n")]);

        Assert.Empty(OutputDifference.Between(await Scripted.RunAsync(notebook)));
    }

    [Fact]
    public async Task A_difference_is_shown_with_the_lines_around_it()
    {
        var notebook = Scripted.Notebook("print 1\nprint 2\nprint 3\nprint 4\nprint 5\nprint 6\nprint 7");
        notebook.Cells[0].SetOutputs([Stream("1\n2\n3\nfour\n5\n6\n7\n")]);

        var difference = Assert.Single(OutputDifference.Between(await Scripted.RunAsync(notebook)));

        Assert.Equal(["  2", "  3", "- four", "+ 4", "  5", "  6"], difference.Lines);
    }

    [Fact]
    public async Task Of_long_lines_the_part_that_differs_is_shown()
    {
        var same = new string('x', 500);
        var notebook = Scripted.Notebook($"print {same}new");
        notebook.Cells[0].SetOutputs([Stream($"{same}old\n")]);

        var difference = Assert.Single(OutputDifference.Between(await Scripted.RunAsync(notebook)));

        Assert.Equal([$"- …{same[..20]}old", $"+ …{same[..20]}new"], difference.Lines.Where(line => line[0] is '-' or '+'));
    }

    [Fact]
    public async Task Cells_tagged_so_are_not_compared()
    {
        var notebook = Scripted.Notebook("print 1");
        notebook.Cells[0].SetMetadata(new() { ["tags"] = new JsonArray("nbval-ignore-output") });

        Assert.Empty(OutputDifference.Between(await Scripted.RunAsync(notebook)));
    }

    [Theory]
    [InlineData("(", "a.ipynb carries a mask that is not a regular expression: ")]
    [InlineData("(x+x+)+y", "a.ipynb carries a mask that takes too long: (x+x+)+y")]
    public void A_mask_that_cannot_be_used_is_told(string regex, string expected)
    {
        var notebook = Notebook.Create("a.ipynb", new() { ["workbook"] = new JsonObject { ["mask"] = new JsonArray(new JsonObject { ["regex"] = regex, ["replace"] = "" }) } });
        var cell = notebook.Add(CellKind.Code, "print");
        cell.SetOutputs([Stream(new('x', 100))]);

        var error = Assert.Throws<NotebookException>(() => OutputDifference.Between(new(notebook, [new(cell, 1, 1, default, new CellOutcome.Passed())], default)));

        Assert.StartsWith(expected, error.Message, StringComparison.Ordinal);
    }

    static JsonObject Stream(string text) => new() { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = text };
}
