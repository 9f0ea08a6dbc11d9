using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>A notebook file (nbformat 4). Unless something in it is changed, it is written back octet by octet as it was read.</summary>
public sealed class Notebook
{
    const int CurrentMinor = 5, CellsDepth = 1;

    readonly ReadOnlyMemory<byte> original;
    readonly NotebookText text;
    readonly List<Range> places;
    readonly List<NotebookCell> cells = [];
    bool isRearranged;   // the cells no longer stand where they stood in the file

    Notebook(ReadOnlyMemory<byte> original, string name)
    {
        (this.original, Name) = (original, name);
        text = NotebookText.Of(original, name);
        Style = JsonStyle.Of(text.Members.Text.Span);
        Metadata = text.Members.Node("metadata") as JsonObject ?? [];
        Language = CellLanguage.OfNotebook(Metadata) ?? CellLanguage.CSharp;
        var list = text.Members.Value("cells");
        places = JsonScan.Items(list.Span);
        foreach (var place in places) cells.Add(CellAt(list[place]));
    }

    /// <summary>What to call the notebook in a message: its path as it was given.</summary>
    public string Name { get; }

    public IReadOnlyList<NotebookCell> Cells => cells;

    /// <summary>A copy of the metadata at the time of reading.</summary>
    public JsonObject Metadata { get; }

    /// <summary>The language of cells that name none: "csharp" for C# under any of its names.</summary>
    public string Language { get; }

    internal JsonStyle Style { get; }

    bool Changed => isRearranged || cells.Count > places.Count || cells.Exists(cell => cell.Changed);

    /// <exception cref="NotebookException">There is no such file, it cannot be read, or it is not a notebook.</exception>
    public static Notebook Read(string path) => Parse(NotebookFile.ReadOctets(path), path);

    /// <exception cref="NotebookException">It is not a notebook.</exception>
    public static Notebook Parse(ReadOnlyMemory<byte> octets, string name) => new(octets, name);

    /// <summary>A new notebook without cells, laid out as Python's tools do it.</summary>
    public static Notebook Create(string name, JsonObject? metadata = null)
    {
        var document = new JsonObject
        {
            ["cells"] = new JsonArray(), ["metadata"] = metadata?.DeepClone() ?? NotebookMetadata.Default(), ["nbformat"] = 4, ["nbformat_minor"] = CurrentMinor,
        };
        return new((byte[])[.. JsonStyle.Python.Write(document, 0), (byte)'\n'], name);
    }

    /// <summary>Adds a cell at the end. An id that is not given, or taken already, is derived from the cell's place and text.</summary>
    public NotebookCell Add(CellKind kind, string source, JsonObject? metadata = null, string? id = null) => Insert(cells.Count, kind, source, metadata, id);

    /// <summary>Puts a new cell in front of the one at a place.</summary>
    public NotebookCell Insert(int place, CellKind kind, string source, JsonObject? metadata = null, string? id = null)
    {
        var cell = new JsonObject
        {
            ["cell_type"] = kind.ToString().ToLowerInvariant(),
            ["id"] = id is null || cells.Exists(other => other.Id == id) ? DeriveId(kind.ToString() + source) : id,
            ["metadata"] = metadata?.DeepClone() ?? new JsonObject(),
            ["source"] = MultilineText.Split(source),
        };
        if (kind is CellKind.Code) (cell["execution_count"], cell["outputs"]) = (null, new JsonArray());
        isRearranged |= place < cells.Count;
        cells.Insert(place, new(this, JsonMembers.Of(Style.Write(cell, CellsDepth + 1)), null));
        return cells[place];
    }

    /// <summary>Takes a cell out.</summary>
    public void Remove(NotebookCell cell) => isRearranged |= cells.Remove(cell);

    /// <summary>Puts a cell back that was taken out.</summary>
    public void Restore(int place, NotebookCell cell)
    {
        cells.Insert(Math.Min(place, cells.Count), cell);
        isRearranged = true;
    }

    /// <summary>Moves a cell to another place.</summary>
    public void Move(NotebookCell cell, int place)
    {
        if (cells.IndexOf(cell) == place || !cells.Remove(cell)) return;
        cells.Insert(place, cell);
        isRearranged = true;
    }

    /// <summary>The file's octets: those that were read, or with what has changed, in format 4.5.</summary>
    public ReadOnlyMemory<byte> ToOctets()
    {
        if (!Changed) return original;
        var members = text.Members.With("cells", CellsText(), Style, 0);
        if (text.Minor < CurrentMinor) members = members.With("nbformat_minor", "5"u8, Style, 0);
        return (byte[])[.. text.Before.Span, .. members.Text.Span, .. text.After.Span];
    }

    /// <summary>Whether the file is the one that was read: nobody has changed it in the meantime.</summary>
    public bool IsStill(string path) => File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(original.Span);

    public void Save(string path) => WholeFile.Write(path, ToOctets().Span);

    NotebookCell CellAt(ReadOnlyMemory<byte> cell)
    {
        NotebookException Wrong(string what) => new($"Cell {cells.Count + 1} of {Name} {what}, so the file is not a whole notebook.");
        if (cell.Span is not [(byte)'{', ..]) throw Wrong("is not a JSON object");
        var members = JsonMembers.Of(cell);
        if (members.Value("cell_type").Span is not [(byte)'"', ..]) throw Wrong("has no cell_type");
        if (members.Value("source").Span is not [(byte)'"' or (byte)'[', ..]) throw Wrong("has no source");
        var hasOwnId = members.Node("id").AsText() is { Length: > 0 } id && !cells.Exists(other => other.Id == id);   // two cells with one id are what merging files by hand leaves
        return new(this, members, hasOwnId ? null : DeriveId(Convert.ToHexString(SHA256.HashData(cell.Span))));
    }

    // Derived from place and content, so that reading the same file twice gives the same ids.
    string DeriveId(string content)
    {
        for (var turn = cells.Count; ; turn++)
        {
            var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{turn} {content}")))[..8];
            if (!cells.Exists(cell => cell.Id == id)) return id;
        }
    }

    byte[] CellsText()
    {
        if (isRearranged) return RearrangedText();
        var list = text.Members.Value("cells").Span;
        var result = new MemoryStream(list.Length);
        var copied = 0;
        for (var i = 0; i < places.Count; i++)
        {
            result.Write(list[copied..places[i].Start.Value]);
            result.Write(cells[i].TextWithId());
            copied = places[i].End.Value;
        }
        if (cells.Count == places.Count)
        {
            result.Write(list[copied..]);
            return result.ToArray();
        }
        if (places is []) result.Write("["u8);
        for (var i = places.Count; i < cells.Count; i++)
        {
            result.Write(Encoding.UTF8.GetBytes(i > 0 ? $",{Style.Between(CellsDepth + 1)}" : Style.Break(CellsDepth + 1)));
            result.Write(cells[i].TextWithId());
        }
        result.Write(Encoding.UTF8.GetBytes($"{Style.Break(CellsDepth)}]"));
        return result.ToArray();
    }

    byte[] RearrangedText()
    {
        var result = new MemoryStream();
        foreach (var cell in cells)
        {
            result.Write(Encoding.UTF8.GetBytes(result.Length is 0 ? $"[{Style.Break(CellsDepth + 1)}" : $",{Style.Between(CellsDepth + 1)}"));
            result.Write(cell.TextWithId());
        }
        result.Write(Encoding.UTF8.GetBytes(cells is [] ? "[]" : $"{Style.Break(CellsDepth)}]"));
        return result.ToArray();
    }
}
