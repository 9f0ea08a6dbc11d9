using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Workbook.Session.Compiling;

/// <summary>
/// Lets every loop of a cell ask, each time round, whether it is to stop. The runtime could abort a thread from outside instead, but dies of
/// that once in seven times when the thread is inside a library. Lines stay where they are, for traces and symbols.
/// </summary>
sealed class LoopChecks : CSharpSyntaxRewriter
{
    static readonly StatementSyntax Check = ParseStatement("global::Workbook.Session.Running.CellStop.Check();");

    public static SyntaxTree Insert(SyntaxTree cell)
    {
        var root = cell.GetRoot();
        var asking = new LoopChecks().Visit(root);
        return asking == root ? cell : cell.WithRootAndOptions(asking, cell.Options);
    }

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node) =>
        base.VisitWhileStatement(node) is WhileStatementSyntax loop ? loop.WithStatement(Asking(loop.Statement)) : null;

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node) =>
        base.VisitDoStatement(node) is DoStatementSyntax loop ? loop.WithStatement(Asking(loop.Statement)) : null;

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node) =>
        base.VisitForStatement(node) is ForStatementSyntax loop ? loop.WithStatement(Asking(loop.Statement)) : null;

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node) =>
        base.VisitForEachStatement(node) is ForEachStatementSyntax loop ? loop.WithStatement(Asking(loop.Statement)) : null;

    public override SyntaxNode? VisitForEachVariableStatement(ForEachVariableStatementSyntax node) =>
        base.VisitForEachVariableStatement(node) is ForEachVariableStatementSyntax loop ? loop.WithStatement(Asking(loop.Statement)) : null;

    // A goto may go back, and so be a loop.
    public override SyntaxNode? VisitGotoStatement(GotoStatementSyntax node) =>
        node.IsKind(SyntaxKind.GotoStatement) ? Block(Check, node) : node;

    static BlockSyntax Asking(StatementSyntax body) => body is BlockSyntax block
        ? block.WithStatements(block.Statements.Insert(0, Check))
        : Block(Check, body);
}
