namespace Workbook.Grading;

/// <summary>
/// How deep a text nests, before the compiler's parser sees it: that calls itself for every bracket, and fifty thousand of them end the whole process
/// with a stack overflow, or keep it busy for minutes.
/// </summary>
static class NestingDepth
{
    const int DeepestBrackets = 150, LongestChain = 300;

    /// <summary>Whether nobody would write this by hand. Strings and comments are not told apart: to be wrong about one costs little.</summary>
    public static bool IsHostile(ReadOnlySpan<char> source)
    {
        int depth = 0, chain = 0;
        foreach (var c in source)
        {
            switch (c)
            {
                case '(' or '[' or '{': depth++; break;
                case ')' or ']' or '}': (depth, chain) = (Math.Max(0, depth - 1), 0); break;
                case ';' or ',': chain = 0; break;
                case '<' or '!' or '~' or '-' or '+' or '*' or '&' or '?' or '=' or '^' or '$' or '@': chain++; break;
            }
            if (depth > DeepestBrackets || chain > LongestChain) return true;
        }
        return false;
    }
}
