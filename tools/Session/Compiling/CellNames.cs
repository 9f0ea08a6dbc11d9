using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workbook.Session.Compiling;

namespace Workbook.Session;

/// <summary>Which names a cell declares for later cells, and which it mentions; told by the look of it, without its meaning.</summary>
/// <param name="Declared">Functions, variables and types of its top level.</param>
/// <param name="Mentioned">Every name in it that may be one from outside: more than it means, never less.</param>
/// <param name="Touched">What its statements begin with, and so may change: <c>list.Add(1);</c>, <c>table["x"] = 1;</c></param>
/// <param name="Directives">The directives in it (<c>#r</c>, <c>#load</c>, <c>using</c>), which later cells need without naming them.</param>
public sealed record CellNames(ImmutableHashSet<string> Declared, ImmutableHashSet<string> Mentioned, ImmutableHashSet<string> Touched, string Directives)
{
    static readonly CellNames None = new([], [], [], "");

    /// <summary>Whether later cells need something of it without naming it.</summary>
    public bool IsForAll => Directives is not "";

    public static CellNames Of(string code) => NestingDepth.IsBeyond(code) ? None : NestingDepth.OnLargeStack(() => Read(code));

    static CellNames Read(string code)
    {
        var root = (CompilationUnitSyntax)SubmissionCompiler.Parse(Session.Directives.CellParts.Mask(code), "cell").GetRoot();
        return new CellNames(
            [.. root.Members.SelectMany(Declarations).Concat(Designations(root))],
            [.. CellScopes.NamesFromOutside(root)],
            [.. root.Members.OfType<GlobalStatementSyntax>().Select(member => member.Statement).OfType<ExpressionStatementSyntax>().Select(statement => Beginning(statement.Expression)).OfType<string>()],
            string.Join('\n', References(root).Concat(root.Usings.Select(directive => directive.ToString()))));
    }

    static IEnumerable<string> References(CompilationUnitSyntax root) => root.ContainsDirectives
        ? root.GetReferenceDirectives().Select(directive => directive.ToString().TrimEnd()).Concat(root.GetLoadDirectives().Select(directive => directive.ToString().TrimEnd()))
        : [];

    /// <summary>The names that one member of a cell declares for the cells after it: functions, types, variables.</summary>
    public static IEnumerable<string> Declarations(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => [type.Identifier.ValueText],
        DelegateDeclarationSyntax type => [type.Identifier.ValueText],
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.ValueText),
        GlobalStatementSyntax { Statement: LocalFunctionStatementSyntax function } => [function.Identifier.ValueText],
        GlobalStatementSyntax { Statement: LocalDeclarationStatementSyntax local } => local.Declaration.Variables.Select(variable => variable.Identifier.ValueText),
        _ => [],
    };

    // var (a, b) = ..., and out var c, in a statement of the top level.
    static IEnumerable<string> Designations(CompilationUnitSyntax root) => root.Members
        .Where(member => member is GlobalStatementSyntax { Statement: ExpressionStatementSyntax } or FieldDeclarationSyntax)
        .SelectMany(member => member.DescendantNodes())
        .OfType<SingleVariableDesignationSyntax>()
        .Select(designation => designation.Identifier.ValueText);

    static string? Beginning(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        AssignmentExpressionSyntax assignment => Beginning(assignment.Left),
        AwaitExpressionSyntax awaited => Beginning(awaited.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax } call => Beginning(call.Expression),
        MemberAccessExpressionSyntax member => Beginning(member.Expression),
        ConditionalAccessExpressionSyntax member => Beginning(member.Expression),
        ElementAccessExpressionSyntax element => Beginning(element.Expression),
        PostfixUnaryExpressionSyntax counted => Beginning(counted.Operand),
        PrefixUnaryExpressionSyntax counted => Beginning(counted.Operand),
        _ => null,
    };
}
