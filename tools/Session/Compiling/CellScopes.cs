using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbook.Session;

/// <summary>
/// Which names in a cell may come from another cell: not the parameters and variables of its own functions. Were they counted, a function with a
/// variable called <c>line</c> would need every cell that has one, and fall with them.
/// </summary>
static class CellScopes
{
    public static IEnumerable<string> NamesFromOutside(CompilationUnitSyntax root)
    {
        var declared = root.DescendantNodes().SelectMany(Declarations).Where(declaration => declaration.Scope is not null)
            .Select(declaration => (declaration.Name, declaration.Scope!)).ToHashSet();
        // Behind a dot it may be an extension method, whatever is called so around it.
        return root.DescendantNodes().OfType<SimpleNameSyntax>()
            .Where(name => IsMember(name) || !name.Ancestors().Any(scope => declared.Contains((name.Identifier.ValueText, scope))))
            .Select(name => name.Identifier.ValueText);
    }

    static IEnumerable<(string Name, SyntaxNode? Scope)> Declarations(SyntaxNode node) => node switch
    {
        ParameterSyntax parameter => [(parameter.Identifier.ValueText, parameter.Ancestors().FirstOrDefault(IsFunction))],
        VariableDeclaratorSyntax or SingleVariableDesignationSyntax => [(Name(node), ScopeOf(node))],
        ForEachStatementSyntax each => [(each.Identifier.ValueText, each)],
        CatchDeclarationSyntax caught => [(caught.Identifier.ValueText, caught.Parent)],
        FromClauseSyntax or LetClauseSyntax or JoinClauseSyntax => [(Name(node), node.Ancestors().OfType<QueryExpressionSyntax>().FirstOrDefault())],
        LocalFunctionStatementSyntax function => [(function.Identifier.ValueText, ScopeOf(function))],
        TypeParameterSyntax parameter => [(parameter.Identifier.ValueText, parameter.Parent?.Parent)],
        _ => [],
    };

    static string Name(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        SingleVariableDesignationSyntax designation => designation.Identifier.ValueText,
        FromClauseSyntax from => from.Identifier.ValueText,
        LetClauseSyntax let => let.Identifier.ValueText,
        JoinClauseSyntax join => join.Identifier.ValueText,
        _ => "",
    };

    // What stands at the cell's top level, in no block and no function, is for all cells.
    static SyntaxNode? ScopeOf(SyntaxNode declaration) => declaration.Ancestors().FirstOrDefault(node =>
        node is BlockSyntax or ForStatementSyntax or UsingStatementSyntax or FixedStatementSyntax or SwitchSectionSyntax or SwitchExpressionArmSyntax || IsFunction(node));

    static bool IsFunction(SyntaxNode node) => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax
        or AccessorDeclarationSyntax or IndexerDeclarationSyntax or DelegateDeclarationSyntax or RecordDeclarationSyntax or ClassDeclarationSyntax or StructDeclarationSyntax;

    static bool IsMember(SimpleNameSyntax name) => name.Parent is MemberAccessExpressionSyntax access && access.Name == name || name.Parent is MemberBindingExpressionSyntax;
}
