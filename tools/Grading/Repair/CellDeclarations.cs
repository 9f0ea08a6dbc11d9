using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workbook.Session;

namespace Workbook.Grading;

/// <summary>What a cell of C# declares and uses, by its text alone: nothing is compiled or run.</summary>
/// <param name="Names">The functions, types and variables that it declares.</param>
/// <param name="Used">Every identifier in it.</param>
/// <param name="IsWhole">Whether nothing is left open: a bracket, a string, a comment.</param>
public sealed record CellDeclarations(IReadOnlySet<string> Names, IReadOnlySet<string> Used, bool IsWhole)
{
    // Longer than any answer: somebody has pasted a file. And deeper than any: to know nothing of such a cell costs little.
    const int Longest = 60_000, MostBrackets = 150, LongestChain = 300;

    static readonly CSharpParseOptions Script = new(LanguageVersion.Preview, kind: SourceCodeKind.Script);

    public static CellDeclarations None { get; } = new(new HashSet<string>(), new HashSet<string>(), IsWhole: true);

    public static CellDeclarations Of(string source)
    {
        if (source.Length > Longest || NestingDepth.IsBeyond(source, MostBrackets, LongestChain)) return None;
        var tree = CSharpSyntaxTree.ParseText(source, Script);
        var root = (CompilationUnitSyntax)tree.GetRoot();
        return new(root.Members.SelectMany(CellNames.Declarations).ToHashSet(StringComparer.Ordinal),
            root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText).ToHashSet(StringComparer.Ordinal),
            SyntaxFactory.IsCompleteSubmission(tree) && HasNoStrayEnd(tree));
    }

    // The second half of a cell that was cut in two closes what it never opened.
    static bool HasNoStrayEnd(SyntaxTree tree) => !tree.GetDiagnostics().Any(diagnostic => diagnostic.Id is "CS1022" or "CS7017");
}
