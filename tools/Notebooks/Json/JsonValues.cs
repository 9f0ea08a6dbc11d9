using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>Values in files that others have written: what is of another kind than is looked for counts as not there.</summary>
public static class JsonValues
{
    extension(JsonNode? node)
    {
        /// <summary>A string; <c>null</c> if it is none.</summary>
        public string? AsText() => node?.GetValueKind() is JsonValueKind.String ? node.ToString() : null;

        /// <summary>True or false; <c>null</c> if it is neither.</summary>
        public bool? AsFlag() => node?.GetValueKind() switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };

        /// <summary>A number without what stands behind its point; <c>null</c> if it is none.</summary>
        public int? AsCount() => node?.GetValueKind() is JsonValueKind.Number && double.TryParse(node.ToJsonString(), CultureInfo.InvariantCulture, out var number) ? (int)number : null;
    }
}
