using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbook.Session.Language;

/// <summary>The call in whose arguments the cursor stands.</summary>
static class CallAround
{
    /// <summary>Where the name of what is called stands; null outside of any call.</summary>
    public static async Task<int?> FindAsync(Document document, int position, CancellationToken cancel)
    {
        var root = await document.GetSyntaxRootAsync(cancel);
        var arguments = root?.FindToken(Math.Max(0, position - 1)).Parent?.AncestorsAndSelf().OfType<ArgumentListSyntax>()
            .FirstOrDefault(list => list.OpenParenToken.Span.End <= position);
        return arguments?.Parent switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } => name.SpanStart,
            InvocationExpressionSyntax { Expression: var called } => called.SpanStart,
            ObjectCreationExpressionSyntax { Type: var type } => type.SpanStart,
            _ => null,
        };
    }
}
