using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbook.Jupyter;

namespace Workbook.Grading;

/// <summary>Finds the cells that are still whole in a file that is no JSON any more: cut off, or with a conflict of Git in it.</summary>
static class WholeCells
{
    // Each brace is a place to start at, and a file of nothing but beginnings would be read as often as it has braces.
    const int Rereads = 20;

    static readonly JsonReaderOptions Lenient = new() { MaxDepth = LenientJson.Depth, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static IReadOnlyList<JsonObject> In(string text)
    {
        var octets = Encoding.UTF8.GetBytes(text);
        var cells = new List<JsonObject>();
        var budget = (long)octets.Length * Rereads + 1_000_000;
        for (var at = 0; budget > 0 && octets.AsSpan(at).IndexOf((byte)'{') is >= 0 and var step;)
        {
            at += step;
            var length = Object(octets.AsSpan(at), out var read);
            budget -= read + 1;
            if (length > 0 && Cell(octets.AsSpan(at, length)) is { } cell)
            {
                cells.Add(cell);
                at += length;
            }
            else
            {
                at++;
            }
        }
        return cells;
    }

    /// <summary>How long the object is that begins here; 0 if it does not end.</summary>
    static int Object(ReadOnlySpan<byte> json, out long read)
    {
        var reader = new Utf8JsonReader(json, Lenient);
        try
        {
            reader.Read();
            reader.Skip();
            return (int)(read = reader.BytesConsumed);
        }
        catch (JsonException)
        {
            read = reader.BytesConsumed;
            return 0;
        }
    }

    // The object around a cell that is whole may not be: so it is looked into, and only what is a cell is taken.
    static JsonObject? Cell(ReadOnlySpan<byte> json) =>
        SubmittedNotebook.Parse(json) is JsonObject cell && SubmittedCell.Of(cell, 0) is not null ? cell : null;
}
