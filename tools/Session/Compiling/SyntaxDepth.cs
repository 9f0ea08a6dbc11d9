using Microsoft.CodeAnalysis;

namespace Workbook.Session.Compiling;

/// <summary>How deeply code nests.</summary>
static class SyntaxDepth
{
    /// <summary>Counted without recursion, which is the point of it.</summary>
    public static int Of(SyntaxNode root)
    {
        var deepest = 0;
        var waiting = new Stack<(SyntaxNode Node, int Depth)>([(root, 1)]);
        while (waiting.TryPop(out var next))
        {
            deepest = Math.Max(deepest, next.Depth);
            foreach (var child in next.Node.ChildNodes())
                waiting.Push((child, next.Depth + 1));
        }
        return deepest;
    }
}
