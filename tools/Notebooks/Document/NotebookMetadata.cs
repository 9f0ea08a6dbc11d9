using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>The metadata by which VS Code, JupyterLab and .NET Interactive know a C# notebook.</summary>
static class NotebookMetadata
{
    public static JsonObject Default() => new()
    {
        ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" },
        ["language_info"] = new JsonObject
        {
            ["file_extension"] = ".cs", ["mimetype"] = "text/x-csharp", ["name"] = "C#", ["pygments_lexer"] = "csharp", ["version"] = "13.0",
        },
        ["polyglot_notebook"] = new JsonObject { ["kernelInfo"] = KernelInfo(CellLanguage.CSharp) },
    };

    /// <summary>Which language a document's cells are in: the part that .dib files have as well.</summary>
    public static JsonObject KernelInfo(string language) => new()
    {
        ["defaultKernelName"] = language,
        ["items"] = new JsonArray(new JsonObject { ["aliases"] = new JsonArray(), ["name"] = language }),
    };
}
