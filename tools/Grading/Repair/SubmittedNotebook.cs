using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbook.Jupyter;

namespace Workbook.Grading;

/// <summary>A notebook as it was handed in: read as far as it can be, in any version of the format.</summary>
/// <param name="Cells">The cells that could be read.</param>
/// <param name="Repairs">What was wrong with the file as a whole.</param>
public sealed record SubmittedNotebook(IReadOnlyList<SubmittedCell> Cells, IReadOnlyList<Repair> Repairs)
{
    static readonly JsonDocumentOptions Lenient = new() { MaxDepth = LenientJson.Depth, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Null where there is not one cell in it; then <paramref name="reason"/> says why.</summary>
    public static SubmittedNotebook? Read(ReadOnlyMemory<byte> octets, out string reason)
    {
        var (text, encoding) = NotebookEncoding.Decode(octets.Span);
        reason = "";
        List<Repair> repairs = encoding is null ? [] : [new(null, $"The file was saved as {encoding} instead of UTF-8. It was read all the same.")];
        if (string.IsNullOrWhiteSpace(text)) reason = "is empty";
        else if (Parse(Encoding.UTF8.GetBytes(text)) is JsonObject document) return Whole(document, repairs, out reason);
        else if (WholeCells.In(text) is { Count: > 0 } cells) return Damaged(text, cells, repairs);
        else reason = text.AsSpan().TrimStart() is ['{', ..] ? "is damaged, and no cell in it is whole" : "is no notebook: it is not JSON";
        return null;
    }

    internal static JsonNode? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return json.IndexOf("\\ud"u8) >= 0 || json.IndexOf("\\uD"u8) >= 0 ? LenientJson.Parse(json) : JsonNode.Parse(json, documentOptions: Lenient);
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    static SubmittedNotebook? Whole(JsonObject document, List<Repair> repairs, out string reason)
    {
        var cells = Numbered(CellsIn(document));
        reason = cells is [] ? document.ContainsKey("cells") || document.ContainsKey("worksheets") ? "is a notebook without cells" : "is JSON but no notebook" : "";
        if (cells is []) return null;
        if (document["worksheets"] is JsonArray) repairs.Add(new(null, "The file is a notebook of format 3, which is out of use since 2014. It was read all the same."));
        return new(cells, repairs);
    }

    static SubmittedNotebook Damaged(string text, IReadOnlyList<JsonObject> cells, List<Repair> repairs)
    {
        repairs.Add(new(null, HasConflict(text)
            ? $"The file holds a conflict that Git could not merge. The {Words.Count(cells.Count, "cell")} that could still be read were taken."
            : $"The file is damaged or cut off. The {Words.Count(cells.Count, "cell")} that could still be read {(cells.Count is 1 ? "was" : "were")} taken."));
        return new(Numbered(cells), repairs);
    }

    static bool HasConflict(string text) => text.Contains("\n<<<<<<< ", StringComparison.Ordinal) && text.Contains("\n>>>>>>> ", StringComparison.Ordinal);

    static IEnumerable<JsonNode?> CellsIn(JsonObject document) => document["cells"] as JsonArray
        ?? (document["worksheets"] as JsonArray)?.OfType<JsonObject>().SelectMany(sheet => sheet["cells"] as JsonArray ?? []) ?? [];

    static List<SubmittedCell> Numbered(IEnumerable<JsonNode?> cells) =>
        [.. cells.Index().Select(cell => SubmittedCell.Of(cell.Item, cell.Index)).OfType<SubmittedCell>()];
}
