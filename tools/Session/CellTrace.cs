using System.Collections.Immutable;

namespace Workbook.Session;

/// <summary>An error as a reader wants it: its kind, its message, and the lines that lead to the place in the notebook.</summary>
public sealed record CellTrace(string Name, string Message, ImmutableArray<string> Lines)
{
    /// <summary>A place in words: "Cell In[3], line 4", or "helpers.csx, line 4" of a loaded file.</summary>
    public static string Describe(string place, int line) =>
        place.StartsWith("In[", StringComparison.Ordinal) ? $"Cell {place}, line {line}" : $"{Path.GetFileName(place)}, line {line}";

    /// <summary>Compile errors: named after the first, all of them below.</summary>
    public static CellTrace Of(ImmutableArray<CellDiagnostic> errors) =>
        new(errors[0].Id, $"({errors[0].Line},{errors[0].Column}): {errors[0].Message}", [.. errors.SelectMany(error => error.Lines())]);
}
