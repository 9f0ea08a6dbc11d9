using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;

namespace Workbook.Session.Compiling;

/// <summary>A compiled cell: either ready to run, or the errors that keep it from running.</summary>
abstract record Submission
{
    Submission()
    {
    }

    /// <param name="Compilation">What later cells build upon.</param>
    /// <param name="Start">Runs the cell; the array holds one object with the variables of each cell before it.</param>
    /// <param name="HasValue">Whether the cell ends in an expression.</param>
    public sealed record Ready(CSharpCompilation Compilation, Func<object?[], Task<object?>> Start, bool HasValue) : Submission;

    /// <summary>Nothing to run, as in a cell of comments or of using directives; later cells build upon it all the same.</summary>
    public sealed record Empty(CSharpCompilation Compilation) : Submission;

    public sealed record Wrong(ImmutableArray<CellDiagnostic> Errors) : Submission;
}
