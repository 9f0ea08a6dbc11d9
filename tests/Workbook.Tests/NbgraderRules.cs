using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workbook.Grading;
using Workbook.Notebooks;

namespace Workbook.Tests;

/// <summary>What nbgrader does to notebooks, as its documentation and its settings say: enough of it to try a course folder without nbgrader.</summary>
static partial class NbgraderRules
{
    static readonly Dictionary<string, (Func<JsonNode, bool> Is, bool Required)> Schema = new()
    {
        ["schema_version"] = (value => value.GetValueKind() is System.Text.Json.JsonValueKind.Number && (int)value == 3, true),
        ["grade"] = (IsFlag, true), ["locked"] = (IsFlag, true), ["solution"] = (IsFlag, true), ["task"] = (IsFlag, false),
        ["grade_id"] = (value => GradeId.IsMatch((string?)value ?? "?"), false),
        ["points"] = (value => (double)value >= 0, false),
        ["checksum"] = (value => ((string?)value)?.Length == 32, false),
        ["cell_type"] = (value => (string?)value is "raw" or "code" or "markdown", false),
    };

    /// <summary>Version 3 of the schema of a cell's metadata; what does not fit it, in words.</summary>
    public static IEnumerable<string> Complaints(JsonObject grading) =>
        Schema.Where(member => member.Value.Required && !grading.ContainsKey(member.Key)).Select(member => $"{member.Key} is missing")
            .Concat(grading.Where(member => !Schema.TryGetValue(member.Key, out var rule) || member.Value is null || !rule.Is(member.Value)).Select(member => $"{member.Key} is {member.Value}"));

    /// <summary>generate_assignment: stubs for answers, no outputs, no hidden tests, checksums.</summary>
    public static void Generate(Notebook source, string stub)
    {
        foreach (var cell in source.Cells)
        {
            var grading = cell.Metadata["nbgrader"] as JsonObject;
            var replaced = Cut(cell, "BEGIN SOLUTION", "END SOLUTION", stub);
            Assert.False(replaced && !Is(grading, "solution"), $"{cell.Id} has a solution region and is no solution cell.");
            if (!replaced && Is(grading, "solution")) cell.SetSource(stub);
            if (cell.Kind is CellKind.Code) cell.SetOutputs([]);
            Assert.False(Cut(cell, "BEGIN HIDDEN TESTS", "END HIDDEN TESTS", null) && !Is(grading, "grade"), $"{cell.Id} has hidden tests and is not graded.");
            if (grading is null) continue;
            grading["checksum"] = CellChecksum.Of(cell);
            grading["cell_type"] = cell.Kind.ToString().ToLowerInvariant();
            var metadata = cell.Metadata;
            metadata["nbgrader"] = grading.DeepClone();
            cell.SetMetadata(metadata);
        }
    }

    // Delimiters match anywhere in a line; the stub comes with the indentation of the first.
    static bool Cut(NotebookCell cell, string begin, string end, string? stub)
    {
        var (kept, inside, found) = (new List<string>(), false, false);
        foreach (var line in cell.Source.Split('\n'))
            if (line.Contains(begin, StringComparison.Ordinal))
            {
                Assert.False(inside, $"{cell.Id}: nested {begin}");
                (inside, found) = (true, true);
                if (stub is not null) kept.Add(line[..^line.TrimStart().Length] + stub);
            }
            else if (line.Contains(end, StringComparison.Ordinal)) inside = false;
            else if (!inside) kept.Add(line);
        Assert.False(inside, $"{cell.Id}: no {end}");
        cell.SetSource(string.Join('\n', kept));
        return found;
    }

    /// <summary>autograde puts back a graded cell that is missing: as a comment of Python's, then the notification, then the cell.</summary>
    public static string Restored(string gradeId, string source, string notification) => "# " + notification.Replace("{cell_id}", gradeId, StringComparison.Ordinal) + source;

    /// <summary>What a graded cell earns by its outputs: nothing for an error or anything on stderr, else the one number that it shows, else everything.</summary>
    public static double Grade(IReadOnlyList<JsonObject> outputs, double points)
    {
        if (outputs.Any(output => (string?)output["output_type"] is "error" || (string?)output["name"] is "stderr")) return 0;
        var results = outputs.Where(output => (string?)output["output_type"] is "execute_result").ToList();
        if (results is not [var result]) return points;
        Assert.True(result["data"]!.AsObject().ContainsKey("text/plain"), "nbgrader raises a KeyError for a result without plain text.");
        var earned = double.TryParse((string?)result["data"]!["text/plain"], System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : points;
        Assert.InRange(earned, 0, points);
        return earned;
    }

    public static bool Is(JsonObject? grading, string name) => grading?[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    static bool IsFlag(JsonNode value) => value.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False;

    [GeneratedRegex(@"^[a-zA-Z0-9_\-]+$")]
    static partial Regex GradeId { get; }
}
