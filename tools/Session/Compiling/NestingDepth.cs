namespace Workbook.Session;

/// <summary>
/// How deep a text nests, before the compiler's parser sees it: that calls itself for every bracket, and twenty thousand of them end the whole process
/// with a stack overflow, or keep it busy for minutes.
/// </summary>
public static class NestingDepth
{
    /// <summary>What a parser on a thread of <see cref="StackSize"/> copes with in good time, and far more than anybody writes.</summary>
    public const int MostBrackets = 400, LongestChain = 2_000, StackSize = 16 * 1024 * 1024;

    /// <summary>Whether brackets, or operators without an end between them, nest deeper. Strings and comments are not told apart: their brackets count, too.</summary>
    /// <param name="code">C#, or anything.</param>
    /// <param name="mostBrackets">How many brackets may be open.</param>
    /// <param name="longestChain">How many operators may follow upon each other without a comma, a semicolon or a closing bracket.</param>
    public static bool IsBeyond(ReadOnlySpan<char> code, int mostBrackets = MostBrackets, int longestChain = LongestChain)
    {
        int depth = 0, chain = 0;
        foreach (var c in code)
        {
            switch (c)
            {
                case '(' or '[' or '{': depth++; break;
                case ')' or ']' or '}': (depth, chain) = (Math.Max(0, depth - 1), 0); break;
                case ';' or ',': chain = 0; break;
                case '<' or '!' or '~' or '-' or '+' or '*' or '&' or '?' or '=' or '^' or '$' or '@': chain++; break;
            }
            if (depth > mostBrackets || chain > longestChain) return true;
        }
        return false;
    }

    /// <summary>Does something that may call itself often.</summary>
    internal static T OnLargeStack<T>(Func<T> work)
    {
        T? result = default;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                result = work();
            }
            catch (Exception e)
            {
                failure = e;
            }
        }, StackSize)
        { IsBackground = true, Name = "parser" };
        thread.Start();
        thread.Join();
        return failure is null ? result! : throw failure;
    }
}
