using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>In which language a cell is written: notebooks with several say it in more than one place.</summary>
public static class CellLanguage
{
    public const string CSharp = "csharp", Markdown = "markdown";

    static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["csharp"] = CSharp, ["C#"] = CSharp, ["cs"] = CSharp, ["polyglot-notebook"] = CSharp, [".net-csharp"] = CSharp,
        ["fsharp"] = "fsharp", ["F#"] = "fsharp", ["fs"] = "fsharp",
        ["pwsh"] = "pwsh", ["powershell"] = "pwsh",
        ["javascript"] = "javascript", ["js"] = "javascript",
        ["markdown"] = Markdown, ["md"] = Markdown,
        ["html"] = "html", ["mermaid"] = "mermaid", ["sql"] = "sql", ["kql"] = "kql", ["http"] = "http", ["value"] = "value",
    };

    /// <summary>The one name of a language that goes by several ("C#", "csharp"); one that is not known stays as it is.</summary>
    public static string Canonical(string name) => Names.GetValueOrDefault(name, name);

    /// <summary>The language that a first line such as <c>#!html</c> names, or null.</summary>
    public static string? OfMagic(ReadOnlySpan<char> line)
    {
        var text = line.Trim();
        return text.StartsWith("#!") && Names.TryGetValue(text[2..].ToString(), out var language) ? language : null;
    }

    /// <summary>What a notebook's own metadata says its cells are in, unless they say otherwise; null if it says nothing.</summary>
    internal static string? OfNotebook(JsonObject metadata)
    {
        var name = Text(metadata, "kernelInfo", "defaultKernelName")
            ?? Text(metadata, "polyglot_notebook", "kernelInfo", "defaultKernelName")
            ?? Text(metadata, "kernelspec", "language")
            ?? Text(metadata, "language_info", "name")
            ?? Text(metadata, "kernelspec", "name");
        return name is null ? null : Canonical(name);
    }

    internal static string OfCell(JsonObject metadata, string source, string byDefault)
    {
        var name = Text(metadata, "polyglot_notebook", "kernelName") ?? Text(metadata, "dotnet_interactive", "language");
        return name is not null ? Canonical(name) : OfMagic(FirstLine(source)) ?? byDefault;
    }

    /// <summary>The metadata by which .NET Interactive and VS Code know a cell's language.</summary>
    internal static JsonObject Metadata(string language) => new()
    {
        ["dotnet_interactive"] = new JsonObject { ["language"] = language },
        ["polyglot_notebook"] = new JsonObject { ["kernelName"] = language },
    };

    static ReadOnlySpan<char> FirstLine(string source) => source.AsSpan().TrimStart() is var text && text.IndexOf('\n') is >= 0 and var end ? text[..end] : text;

    static string? Text(JsonObject metadata, params ReadOnlySpan<string> path)
    {
        JsonNode? node = metadata;
        foreach (var name in path) node = (node as JsonObject)?[name];
        return node is JsonValue value && value.TryGetValue<string>(out var text) && text is not "" ? text : null;
    }
}
