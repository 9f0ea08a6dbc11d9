using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Grading;

/// <summary>A cell as it was handed in, whatever has happened to it.</summary>
/// <param name="Index">Its place in the file.</param>
/// <param name="Id">Its id, if it has one.</param>
/// <param name="GradeId">The name that nbgrader's metadata gives it, if that is still there.</param>
/// <param name="Kind">Code, prose, or raw text.</param>
/// <param name="Source">What stands in it, with one kind of line end.</param>
public sealed record SubmittedCell(int Index, string? Id, string? GradeId, CellKind Kind, string Source)
{
    CellDeclarations? declares;

    /// <summary>What it declares; asked for seldom, since it has to be parsed for that.</summary>
    internal CellDeclarations Declares => declares ??= CellDeclarations.Of(Source);

    /// <summary>Null where it is no cell: it has neither a type nor a source.</summary>
    internal static SubmittedCell? Of(JsonNode? node, int index)
    {
        try
        {
            return Read(node, index);
        }
        catch (ArgumentException)
        {
            return null;   // a name stands in it twice, which the library finds when it is asked for
        }
    }

    static SubmittedCell? Read(JsonNode? node, int index)
    {
        if (node is not JsonObject cell || Text(cell["cell_type"]) is not { } type) return null;
        // Format 3 called the source of a code cell its input.
        if ((cell["source"] ?? cell["input"]) is not { } source) return null;
        var kind = type switch { "code" => CellKind.Code, "raw" => CellKind.Raw, _ => CellKind.Markdown };
        var grading = (cell["metadata"] as JsonObject)?["nbgrader"] as JsonObject;
        return new(index, Text(cell["id"]), Text(grading?["grade_id"]), kind, CellSource.Plain(Joined(source)));
    }

    static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) && text is not "" ? text : null;

    static string Joined(JsonNode source) => source is JsonArray lines ? string.Concat(lines.Select(Line)) : Line(source);

    static string Line(JsonNode? line) => line is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
