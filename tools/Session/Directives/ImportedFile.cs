using System.Collections.Immutable;
using System.Text.Json;

namespace Workbook.Session.Directives;

/// <summary>The cells of a file that <c>#!import</c> names.</summary>
sealed record ImportedFile(ImmutableArray<(string Code, bool IsMarkdown)> Cells)
{
    /// <exception cref="FormatException">The file is not what its name promises.</exception>
    public static ImportedFile Read(string path)
    {
        var text = File.ReadAllText(path);
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".ipynb" => Notebook(text),
            ".dib" => Dib(text),
            ".cs" or ".csx" => new ImportedFile([(text, false)]),
            var other => throw new FormatException($"it ends in \"{other}\", and only .ipynb, .dib, .cs and .csx can be imported"),
        };
    }

    static ImportedFile Notebook(string text)
    {
        try
        {
            using var notebook = JsonDocument.Parse(text);
            return new ImportedFile([
                .. from cell in notebook.RootElement.GetProperty("cells").EnumerateArray()
                   let kind = cell.GetProperty("cell_type").GetString()
                   where kind is "code" or "markdown"
                   select (Source(cell.GetProperty("source")), kind == "markdown"),
            ]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("it is not a notebook", e);
        }
    }

    static string Source(JsonElement source) => source.ValueKind == JsonValueKind.Array
        ? string.Concat(source.EnumerateArray().Select(line => line.GetString()))
        : source.GetString() ?? "";

    // A .dib is its cells one after another, each begun by a line that names its language.
    static ImportedFile Dib(string text)
    {
        var cells = ImmutableArray.CreateBuilder<(string, bool)>();
        var (language, lines) = ("csharp", new List<string>());
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var word = line.StartsWith("#!", StringComparison.Ordinal) ? line[2..].Trim() : "";
            if (word is "meta" || MagicCommands.IsLanguage(word))
            {
                Add();
                (language, lines) = (word, []);
            }
            else
            {
                lines.Add(line);
            }
        }
        Add();
        return new ImportedFile(cells.ToImmutable());

        void Add()
        {
            var code = string.Join('\n', lines).Trim('\n');
            if (language != "meta" && code.Length > 0)
                cells.Add((MagicCommands.IsCSharp(language) || language == "markdown" ? code : $"#!{language}\n{code}", language == "markdown"));
        }
    }
}
