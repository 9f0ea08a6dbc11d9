using System.Text;
using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>
/// A notebook as Markdown, for reading and for diffs: prose as it is, code in fences, and above each cell a comment with its id and
/// with what the text alone does not say. Outputs stay behind.
/// </summary>
static class MarkdownFormat
{
    public static string Write(Notebook notebook)
    {
        var text = new StringBuilder();
        if (!JsonNode.DeepEquals(notebook.Metadata, NotebookMetadata.Default()))
            text.Append(MarkdownComment.Write("notebook", null, notebook.Metadata)).Append("\n\n");
        foreach (var cell in notebook.Cells)
        {
            var source = cell.Kind is CellKind.Code ? Fenced(cell) : CellText.Trim(cell.Source);
            text.Append(MarkdownComment.Write("cell", cell.Id, Unsaid(cell, source))).Append("\n\n").Append(source).Append("\n\n");
        }
        return text.ToString().TrimEnd('\n') + "\n";
    }

    public static Notebook Read(string text, string name)
    {
        var lines = CellText.Lines(text);
        var start = Array.FindIndex(lines, line => line.Trim() is not "");
        var head = start >= 0 ? MarkdownComment.Read(lines[start], "notebook") : null;
        var notebook = Notebook.Create(name, head?.Fields);
        new MarkdownReader(notebook, head is null ? lines : lines[(start + 1)..]).Read();
        return notebook;
    }

    /// <summary>What a reader of the text could not know: a kind that it does not show, and metadata of our own.</summary>
    static JsonObject Unsaid(NotebookCell cell, string written)
    {
        var fields = new JsonObject();
        var looksLikeCode = CodeFence.Opening(CellText.Lines(written)[0]) is not null;
        if (cell.Kind is CellKind.Raw || (cell.Kind is CellKind.Markdown && looksLikeCode)) fields["type"] = cell.Kind.ToString().ToLowerInvariant();
        var usual = cell.Kind is CellKind.Code ? CellLanguage.Metadata(cell.Language) : [];
        if (cell.Metadata.Count > 0 && !JsonNode.DeepEquals(cell.Metadata, usual)) fields["metadata"] = cell.Metadata;
        return fields;
    }

    static string Fenced(NotebookCell cell)
    {
        var fence = CodeFence.For(cell.Source);
        return cell.Source is "" ? $"{fence}{cell.Language}\n{fence}" : $"{fence}{cell.Language}\n{cell.Source}\n{fence}";
    }
}
