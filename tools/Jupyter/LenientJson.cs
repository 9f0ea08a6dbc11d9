using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Workbook.Jupyter;

/// <summary>JSON as kernels and notebooks really hold it: well-formed, but with strings that are not always Unicode.</summary>
public static partial class LenientJson
{
    /// <summary>How deep brackets may nest.</summary>
    public const int Depth = 512;

    static readonly JsonDocumentOptions Options = new() { MaxDepth = Depth };

    /// <summary>Parses a value; half a surrogate pair, and octets that are not UTF-8, are read as U+FFFD instead of failing later.</summary>
    /// <exception cref="JsonException">It is not well-formed.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> value)
    {
        if (value.IndexOf("\\ud"u8) >= 0 || value.IndexOf("\\uD"u8) >= 0 || !Utf8.IsValid(value))
            value = Encoding.UTF8.GetBytes(Escape().Replace(Encoding.UTF8.GetString(value), found => found.Groups["half"].Success ? "\\ufffd" : found.Value));
        return JsonNode.Parse(value, documentOptions: Options);
    }

    // Every escape is stepped over in turn, so that neither a whole pair nor "\\ud800" (a backslash and text) is taken for half a pair.
    [GeneratedRegex(@"\\(?:u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w|(?<half>u[dD][89a-fA-F]\w\w)|.)", RegexOptions.Singleline)]
    private static partial Regex Escape();
}
