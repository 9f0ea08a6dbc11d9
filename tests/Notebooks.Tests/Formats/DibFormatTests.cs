namespace Workbook.Notebooks.Tests;

public class DibFormatTests
{
    const string Sample = """
        #!meta

        {"kernelInfo":{"defaultKernelName":"csharp","items":[{"aliases":[],"name":"csharp"}]}}

        #!markdown

        # Title

        Text.

        #!csharp

        #!time
        var x = 1;

        #!html

        <b>bold</b>

        """;

    [Fact]
    public void Cells_lie_under_the_lines_that_name_their_language()
    {
        var cells = DibFormat.Read(Sample.ReplaceLineEndings("\r\n"), "a.dib").Cells;

        Assert.Equal(
            [(CellKind.Markdown, "markdown", "# Title\n\nText."), (CellKind.Code, "csharp", "#!time\nvar x = 1;"), (CellKind.Code, "html", "<b>bold</b>")],
            cells.Select(cell => (cell.Kind, cell.Language, cell.Source)));
    }

    [Fact]
    public void What_was_read_is_written_the_same() =>
        Assert.Equal(Sample.ReplaceLineEndings("\n"), DibFormat.Write(DibFormat.Read(Sample, "a.dib")));

    [Fact]
    public void A_cell_that_names_its_language_itself_does_so_once()
    {
        var notebook = Notebook.Create("a.ipynb");
        notebook.Add(CellKind.Code, "#!html\n<b>bold</b>");

        Assert.EndsWith("}\n\n#!html\n<b>bold</b>\n", DibFormat.Write(notebook), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_without_any_magic_is_one_cell_of_csharp() =>
        Assert.Equal(("csharp", "1 + 1"), Assert.Single(DibFormat.Read("1 + 1\n", "a.dib").Cells) is var cell ? (cell.Language, cell.Source) : default);

    [Fact]
    public void Metadata_that_is_no_json_is_told() =>
        Assert.Equal("a.dib is damaged: what follows #!meta is not a JSON object.", Assert.Throws<NotebookException>(() => DibFormat.Read("#!meta\n{oops\n", "a.dib")).Message);
}
