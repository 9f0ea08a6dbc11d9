using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Workbook.Session.Compiling;

namespace Workbook.Session;

/// <summary>A cell as an assembly that nobody has loaded: the process that runs it needs no compiler.</summary>
public sealed record CompiledCell
{
    readonly Lazy<ImmutableHashSet<string>> shape;

    internal CompiledCell(CSharpCompilation? compilation)
    {
        Compilation = compilation;
        shape = new(() => CellShape.Of(compilation?.ScriptClass));
    }

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

    /// <summary>
    /// Whether what was compiled after the other cell may run after this one: this one declares all that the other does, in the same way, and
    /// nothing else under those names.
    /// </summary>
    public bool HasShapeOf(CompiledCell other) =>
        !IsWrong && !other.IsWrong && Assembly.IsEmpty == other.Assembly.IsEmpty && CellShape.Covers(shape.Value, other.shape.Value);

    /// <summary>A cell that is not given to the compiler, or that the compiler gave up.</summary>
    public static CompiledCell Refused(string reason) => new(compilation: null)
    {
        Errors = [new CellDiagnostic("Refused", Microsoft.CodeAnalysis.DiagnosticSeverity.Error, reason, "cell", 1, 1, 1, 1, "")],
    };
}
