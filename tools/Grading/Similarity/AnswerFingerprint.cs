using Microsoft.CodeAnalysis.CSharp;
using Workbook.Session;

namespace Workbook.Grading;

/// <summary>
/// What is left of an answer when names, blanks and comments do not count: some of the hashes of all runs of a few tokens, chosen so that
/// any passage which two answers share is found in both (winnowing: Schleimer, Wilkerson and Aiken, 2003).
/// </summary>
static class AnswerFingerprint
{
    // A passage of Run + Window - 1 tokens is always found; one of fewer than Run never.
    const int Run = 10, Window = 5, Longest = 200_000;

    public static IReadOnlySet<ulong> Of(string source)
    {
        if (source.Length > Longest || NestingDepth.IsBeyond(source)) return new HashSet<ulong>();
        var tokens = SyntaxFactory.ParseTokens(source).Select(token => (ulong)token.RawKind).Where(kind => kind != (ulong)SyntaxKind.EndOfFileToken).ToList();
        var hashes = Enumerable.Range(0, Math.Max(0, tokens.Count - Run + 1)).Select(start => Hash(tokens, start)).ToList();
        var chosen = new HashSet<ulong>();
        for (var start = 0; start + Window <= hashes.Count; start++) chosen.Add(hashes.GetRange(start, Window).Min());
        if (hashes.Count is > 0 and < Window) chosen.Add(hashes.Min());
        return chosen;
    }

    // FNV-1a: the same on every machine.
    static ulong Hash(List<ulong> tokens, int start)
    {
        var hash = 14695981039346656037UL;
        for (var i = start; i < start + Run; i++) hash = (hash ^ tokens[i]) * 1099511628211UL;
        return hash;
    }
}
