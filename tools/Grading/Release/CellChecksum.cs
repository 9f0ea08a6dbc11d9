using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Grading;

/// <summary>nbgrader's checksum of a cell: MD5 over its text and what it is, so that a cell which a student has changed is told from one left alone.</summary>
public static class CellChecksum
{
    /// <summary>The checksum of a cell that has nbgrader's metadata; null for any other.</summary>
    public static string? Of(NotebookCell cell) => cell.Metadata["nbgrader"] is JsonObject grading ? Of(cell.Source, cell.Kind, grading) : null;

    internal static string Of(string source, CellKind kind, JsonObject grading)
    {
        var (grade, solution) = (Flag(grading, "grade"), Flag(grading, "solution"));
        var locked = !solution && (grade || Flag(grading, "locked"));
        var text = $"{source}{kind.ToString().ToLowerInvariant()}{grade}{solution}{locked}{grading["grade_id"]}{(grade ? Points(grading) : "")}";
#pragma warning disable CA5351 // The rule is theirs; it tells carelessness from diligence, not an attacker from a student.
        return Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351
    }

    // As Python writes a float: 2 is 2.0.
    static string Points(JsonObject grading)
    {
        var text = ((double?)grading["points"]?.AsValue() ?? 0).ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('.') ? text : text + ".0";
    }

    static bool Flag(JsonObject grading, string name) => grading[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;
}
