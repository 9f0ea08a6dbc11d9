using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Microsoft.DotNet.Interactive.Formatting;
using Workbook.Session.Running;

namespace Workbook.Session.Compiling;

/// <summary>
/// Turns a cell into an assembly that continues the cells before it. Roslyn's scripting API would do so too, but it keeps no state
/// when the first cell throws, hides its symbols, and compiles against the runtime's large assemblies.
/// </summary>
sealed class SubmissionCompiler(CSharpCompilationOptions options, FrameworkReferences framework, CellAssemblies assemblies)
{
    static readonly EmitOptions Emit = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    readonly string session = Guid.NewGuid().ToString("N")[..8];
    readonly Lock binding = new();
    int count;

    /// <summary>What every cell is compiled against.</summary>
    public ImmutableArray<MetadataReference> References { get; } =
    [
        .. framework.All,
        Reference.To(typeof(Formatter).Assembly.Location),
        Reference.To(typeof(Microsoft.AspNetCore.Html.IHtmlContent).Assembly.Location),
        Reference.To(typeof(Microsoft.DotNet.Interactive.DisplayedValue).Assembly.Location),
    ];

    public static SyntaxTree Parse(string code, string place) =>
        CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), CellLanguage.Parse, place);

    /// <summary>What there is to say about a cell, without making anything of it.</summary>
    public ImmutableArray<Diagnostic> Check(string code, CSharpCompilation? previous, CancellationToken cancel) =>
        Bound(CSharpCompilation.CreateScriptCompilation("check", Parse(code, "cell"), References, options, previous)).GetDiagnostics(cancel);

    /// <summary>Compiles a cell after so many others; types declared in it are nested in a class that bears this number, as in any C# script.</summary>
    public Submission Compile(SyntaxTree cell, CSharpCompilation? previous, int cells)
    {
        var name = $"cell-{session}-{Interlocked.Increment(ref count)}";
        var asking = LoopChecks.Insert(cell);
        var compilation = Continue(name, asking, previous, cells);

        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted = compilation.Emit(assembly, symbols, options: Emit);
        if (!emitted.Success)
        {
            // What is wrong is told of the cell as it was written.
            var diagnostics = asking == cell ? emitted.Diagnostics : Continue(name, cell, previous, cells).GetDiagnostics();
            return Errors(diagnostics).ToImmutableArray() is { IsEmpty: false } errors ? new Submission.Wrong(errors) : new Submission.Empty(compilation);
        }

        assembly.Position = symbols.Position = 0;
        var start = EntryPoint(compilation, assemblies.AddCell(name, assembly, symbols));
        return new Submission.Ready(compilation, start, EndsInValue(compilation, asking));
    }

    /// <summary>A cell after so many others, not yet compiled.</summary>
    public CSharpCompilation Continue(string name, SyntaxTree cell, CSharpCompilation? previous, int cells) =>
        Bound(CSharpCompilation.CreateScriptCompilation(name, cell, References, options.WithScriptClassName($"Submission#{cells}"), previous));

    /// <summary>
    /// Lets a compilation read its references while no other does. Two that read the same file at the same time would each have types of
    /// their own of it, and a later cell could get those that the cell before it does not have: "cannot convert from Mailbox to Mailbox".
    /// </summary>
    public void Bind(Func<Compilation?> compilation)
    {
        lock (binding)
            _ = compilation()?.Assembly;
    }

    CSharpCompilation Bound(CSharpCompilation compilation)
    {
        Bind(() => compilation);
        return compilation;
    }

    public static IEnumerable<CellDiagnostic> Errors(IEnumerable<Diagnostic> diagnostics) => diagnostics
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
        .Select(diagnostic => CellDiagnostic.From(diagnostic));

    static Func<object?[], Task<object?>> EntryPoint(CSharpCompilation compilation, Assembly assembly)
    {
        var symbol = compilation.GetEntryPoint(CancellationToken.None)
            ?? throw new InvalidOperationException($"The compiler gave {compilation.AssemblyName} no entry point.");
        var method = assembly.GetType(symbol.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(symbol.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        return method.CreateDelegate<Func<object?[], Task<object?>>>();
    }

    // A cell has a value when its last statement is an expression without a semicolon, and not of type void.
    static bool EndsInValue(CSharpCompilation compilation, SyntaxTree cell) =>
        cell.GetRoot() is CompilationUnitSyntax
        {
            Members: [.., GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true, Expression: var last } }]
        }
        && compilation.GetSemanticModel(cell).GetTypeInfo(last) is { Type: var type, ConvertedType: var converted }
        && (type ?? converted) is not { SpecialType: SpecialType.System_Void };
}
