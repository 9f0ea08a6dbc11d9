using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workbook.Session.Compiling;

namespace Workbook.Session.Language;

/// <summary>Whether code can be run as it stands, wants more lines, or is wrong whatever follows.</summary>
public abstract record Completeness
{
    // The compiler calls every other string that is open incomplete, and this one wrong.
    const string UnterminatedRawString = "CS8997";

    Completeness()
    {
    }

    public sealed record Complete : Completeness;

    /// <summary>More is to come; the next line best begins with this.</summary>
    public sealed record Incomplete(string Indent) : Completeness;

    public sealed record Invalid : Completeness;

    public static Completeness Of(string code)
    {
        var tree = SubmissionCompiler.Parse(code, "cell");
        if (code.TrimStart().StartsWith("#!", StringComparison.Ordinal))
            return new Complete();
        if (!SyntaxFactory.IsCompleteSubmission(tree) || tree.GetDiagnostics().Any(diagnostic => diagnostic.Id == UnterminatedRawString))
            return new Incomplete(IndentAfter(code));
        return tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ? new Invalid() : new Complete();
    }

    static string IndentAfter(string code)
    {
        var last = code.TrimEnd().Split('\n')[^1];
        var indent = last[..(last.Length - last.TrimStart().Length)];
        return last.TrimEnd().EndsWith('{') ? indent + "    " : indent;
    }
}
