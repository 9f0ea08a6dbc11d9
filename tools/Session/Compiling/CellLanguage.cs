using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Workbook.Session.Compiling;

/// <summary>The C# of a cell: a script, with what every cell may use without saying so.</summary>
static class CellLanguage
{
    /// <summary>Exactly those of .NET Interactive: a lesson that needs another one names it.</summary>
    public static readonly ImmutableArray<string> ImplicitUsings =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        "Microsoft.DotNet.Interactive.Kernel",
    ];

    public static readonly CSharpParseOptions Parse = new(LanguageVersion.Latest, DocumentationMode.Parse, SourceCodeKind.Script);

    public static CSharpCompilationOptions Compile(MetadataReferenceResolver references, SourceReferenceResolver sources) =>
        new(OutputKind.DynamicallyLinkedLibrary,
            usings: ImplicitUsings,
            // Debug, so that a line in a trace is the line that was written.
            optimizationLevel: OptimizationLevel.Debug,
            allowUnsafe: true,
            metadataReferenceResolver: references,
            sourceReferenceResolver: sources,
            // Assemblies built for older frameworks ask for older versions of its parts.
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default,
            concurrentBuild: false);
}
