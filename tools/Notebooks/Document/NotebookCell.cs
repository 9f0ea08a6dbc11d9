using System.Text;
using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>One cell. It keeps its own octets; setting a part exchanges that part's octets and no others, and setting what is there already changes nothing.</summary>
public sealed class NotebookCell
{
    const int Depth = 2;   // the document, the list of cells, the cell

    readonly Notebook notebook;
    readonly string? derivedId;
    JsonMembers members;

    internal NotebookCell(Notebook notebook, JsonMembers members, string? derivedId)
    {
        (this.notebook, this.members, this.derivedId) = (notebook, members, derivedId);
        Kind = MultilineText.Join(members.Node("cell_type")) switch
        {
            "code" => CellKind.Code,
            "raw" => CellKind.Raw,
            _ => CellKind.Markdown,   // format 4.0 still knew headings, which are prose as well
        };
        Id = this.derivedId ?? MultilineText.Join(members.Node("id"));
        Source = MultilineText.Join(members.Node("source"));
    }

    public CellKind Kind { get; }

    /// <summary>The cell's own id, or one derived from its place and text where the file gives none, or one that another cell has.</summary>
    public string Id { get; }

    public string Source { get; private set; }

    /// <summary>A copy of the cell's metadata.</summary>
    public JsonObject Metadata => members.Node("metadata") as JsonObject ?? [];

    public string Language => Kind is CellKind.Code ? CellLanguage.OfCell(Metadata, Source, notebook.Language) : CellLanguage.Markdown;

    public IReadOnlyList<string> Tags => Metadata["tags"] is JsonArray tags ? [.. tags.Select(tag => tag?.ToString() ?? "")] : [];

    /// <summary>What the cell is to an exercise; <c>null</c> if it belongs to none.</summary>
    public CellGrading? Grading => CellGrading.Of(Metadata);

    public int? ExecutionCount => members.Node("execution_count") is JsonValue value && value.TryGetValue<int>(out var count) ? count : null;

    /// <summary>A copy of what the cell printed and showed when it was last run; text in one piece.</summary>
    public IReadOnlyList<JsonObject> Outputs =>
        members.Node("outputs") is JsonArray outputs ? [.. outputs.OfType<JsonObject>().Select(CellOutput.Joined)] : [];

    /// <summary>Whether a run runs it: code that is there, and not tagged to be left out.</summary>
    public bool IsToRun => Kind is CellKind.Code && !string.IsNullOrWhiteSpace(Source) && !Tags.Contains("nbval-skip");

    /// <summary>How long the cell itself says that it may run: metadata.workbook.timeout, in seconds.</summary>
    public TimeSpan? Limit =>
        (Metadata["workbook"] as JsonObject)?["timeout"] is JsonValue value && value.TryGetValue<double>(out var seconds) && seconds is > 0 and < 1e6
            ? TimeSpan.FromSeconds(seconds) : null;

    internal bool Changed { get; private set; }

    public void SetSource(string source)
    {
        if (source == Source) return;
        Set("source", MultilineText.Split(source));
        Source = source;
    }

    public void SetMetadata(JsonObject metadata)
    {
        if (!JsonNode.DeepEquals(metadata, Metadata)) Set("metadata", metadata.DeepClone());
    }

    public void SetExecutionCount(int? count)
    {
        if (count != ExecutionCount || !members.Has("execution_count")) Set("execution_count", count);
    }

    public void SetOutputs(IReadOnlyList<JsonObject> outputs)
    {
        var same = members.Has("outputs") && JsonNode.DeepEquals(ArrayOf(outputs, CellOutput.Joined), ArrayOf(Outputs, CellOutput.Joined));
        if (!same) Set("outputs", ArrayOf(outputs, CellOutput.Split));
    }

    /// <summary>The cell's octets in a notebook that is written anew: they must have an id by then.</summary>
    internal ReadOnlySpan<byte> TextWithId()
    {
        var withId = derivedId is null ? members : members.With("id", Encoding.UTF8.GetBytes(JsonStyle.Quote(derivedId)), notebook.Style, Depth);
        return withId.Text.Span;
    }

    static JsonArray ArrayOf(IEnumerable<JsonObject> outputs, Func<JsonObject, JsonObject> form) => [.. outputs.Select(form)];

    void Set(string name, JsonNode? value)
    {
        members = members.With(name, notebook.Style.Write(value, Depth + 1), notebook.Style, Depth);
        Changed = true;
    }
}
