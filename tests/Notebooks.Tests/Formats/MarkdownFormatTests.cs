using System.Text.Json.Nodes;
using CsCheck;

namespace Workbook.Notebooks.Tests;

public class MarkdownFormatTests
{
    static readonly Gen<string> Line = Gen.OneOf(
        Gen.String[Gen.Char["abc `#é€|-<>!"], 0, 20],
        Gen.Int[0, 6].Select(i => new[] { "```", "````csharp", "```csharp", "var x = \"-->\";", "#!time", "    indented", "<!-- a comment -->" }[i]));

    static readonly Gen<(CellKind Kind, string Source, bool Tagged)> Cell =
        Gen.Select(Gen.Int[0, 2].Select(kind => (CellKind)kind), Line.Array[0, 6].Select(lines => string.Join('\n', lines)), Gen.Bool);

    [Fact]
    public void Every_cell_comes_back_with_its_kind_text_id_and_metadata() => Cell.Array[0, 5].Sample(cells =>
    {
        var notebook = Notebook.Create("a.ipynb", new() { ["title"] = "a --> b" });
        foreach (var (kind, source, tagged) in cells)
        {
            JsonObject metadata = kind is CellKind.Code ? CellLanguage.Metadata("csharp") : [];
            if (tagged) metadata["tags"] = new JsonArray("a --> b");
            notebook.Add(kind, kind is CellKind.Code ? source : CellText.Trim(source), metadata);
        }

        var text = MarkdownFormat.Write(notebook);
        var back = MarkdownFormat.Read(text, "a.md");

        Assert.Equal(Parts(notebook), Parts(back));
        Assert.True(JsonNode.DeepEquals(notebook.Metadata, back.Metadata));
        Assert.Equal(text, MarkdownFormat.Write(MarkdownFormat.Read(text.Replace("\n", "\r\n", StringComparison.Ordinal), "a.md")));
    }, iter: 2000);

    [Fact]
    public void Markdown_written_by_hand_is_cut_at_its_csharp()
    {
        var notebook = MarkdownFormat.Read("""
            # Title

            ```text
            not a cell
            ```

            ```c#
            var x = 1;
            ```
            behind
            ```csharp
            never closed
            """, "a.md");

        Assert.Equal(
            [(CellKind.Markdown, "# Title\n\n```text\nnot a cell\n```"), (CellKind.Code, "var x = 1;"), (CellKind.Markdown, "behind\n```csharp\nnever closed")],
            notebook.Cells.Select(cell => (cell.Kind, cell.Source)));
        Assert.Equal("csharp", notebook.Cells[1].Language);
    }

    static List<string> Parts(Notebook notebook) =>
        [.. notebook.Cells.Select(cell => $"{cell.Kind} {cell.Id} {cell.Language} {cell.Metadata.ToJsonString()}\n{cell.Source}")];
}
