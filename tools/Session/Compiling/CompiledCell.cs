using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;

namespace Workbook.Session;

/// <summary>A cell as an assembly that nobody has loaded: the process that runs it needs no compiler.</summary>
public sealed record CompiledCell
{
    internal CompiledCell(CSharpCompilation? compilation) => Compilation = compilation;

    /// <summary>What later cells build upon; null where it did not compile.</summary>
    internal CSharpCompilation? Compilation { get; }

    /// <summary>Empty where there is nothing to run: in a cell of comments or of using directives, and in one that did not compile.</summary>
    public ImmutableArray<byte> Assembly { get; init; } = [];

    /// <summary>The class that holds the cell's variables, and whose factory runs it.</summary>
    public string EntryType { get; init; } = "";

    /// <summary>The static method that takes the array with the variables of the cells before it, and runs the cell.</summary>
    public string EntryMethod { get; init; } = "";

    /// <summary>Why it did not compile.</summary>
    public ImmutableArray<CellDiagnostic> Errors { get; init; } = [];

    public bool IsWrong => !Errors.IsEmpty;

    /// <summary>A cell that is not given to the compiler, or that the compiler gave up.</summary>
    public static CompiledCell Refused(string reason) => new(compilation: null)
    {
        Errors = [new CellDiagnostic("Refused", Microsoft.CodeAnalysis.DiagnosticSeverity.Error, reason, "cell", 1, 1, 1, 1, "")],
    };
}
