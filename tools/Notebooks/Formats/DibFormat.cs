using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>.dib, the text form of Polyglot Notebooks: each cell under a line such as <c>#!csharp</c>. It has neither outputs nor ids nor tags.</summary>
static class DibFormat
{
    const string Meta = "#!meta";

    public static string Write(Notebook notebook)
    {
        var meta = new JsonObject { ["kernelInfo"] = NotebookMetadata.KernelInfo(notebook.Language) };
        var text = new StringBuilder($"{Meta}\n\n{meta.ToJsonString()}\n");
        foreach (var cell in notebook.Cells)
        {
            // A source that names its language itself does so in both forms: once is enough.
            var source = CellText.Trim(cell.Source);
            var named = CellLanguage.OfMagic(source.Split('\n')[0]) == cell.Language;
            text.Append(named ? "\n" : $"\n#!{cell.Language}\n\n").Append(source).Append('\n');
        }
        return text.ToString();
    }

    /// <exception cref="NotebookException">Its first block is not JSON.</exception>
    public static Notebook Read(string text, string name)
    {
        var (language, source) = (CellLanguage.CSharp, new List<string>());
        Notebook? notebook = null;
        var isMeta = false;
        foreach (var line in CellText.Lines(text))
        {
            var next = line.TrimEnd() is Meta ? Meta : CellLanguage.OfMagic(line);
            if (next is null)
            {
                source.Add(line);
                continue;
            }
            EndBlock();
            isMeta = next is Meta;
            if (!isMeta) language = next;
        }
        EndBlock();
        return notebook ?? Notebook.Create(name);

        void EndBlock()
        {
            var content = CellText.Trim(string.Join('\n', source));
            source.Clear();
            if (isMeta)
            {
                notebook ??= Notebook.Create(name, MetadataOf(content, name));
                language = notebook.Language;
            }
            else if (content is not "")
            {
                notebook ??= Notebook.Create(name);
                var isProse = language is CellLanguage.Markdown;
                notebook.Add(isProse ? CellKind.Markdown : CellKind.Code, content, isProse ? null : CellLanguage.Metadata(language));
            }
        }
    }

    static JsonObject MetadataOf(string json, string name)
    {
        try
        {
            var metadata = NotebookMetadata.Default();
            if (JsonNode.Parse(json)?["kernelInfo"] is JsonObject info) metadata["polyglot_notebook"] = new JsonObject { ["kernelInfo"] = info.DeepClone() };
            return metadata;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new NotebookException($"{name} is damaged: what follows {Meta} is not a JSON object.", wrong);
        }
    }
}
