using System.Text.Json;
using Workbook.Jupyter;

namespace Workbook.Notebooks;

/// <summary>Where the parts of a JSON text lie.</summary>
static class JsonScan
{
    public static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = LenientJson.Depth };

    /// <summary>Where each item of an array lies in its text.</summary>
    public static List<Range> Items(ReadOnlySpan<byte> array)
    {
        var items = new List<Range>();
        var reader = new Utf8JsonReader(array, ReaderOptions);
        reader.Read();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            items.Add(start..(int)reader.BytesConsumed);
        }
        return items;
    }
}
