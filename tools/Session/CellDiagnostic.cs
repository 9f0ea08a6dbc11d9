using Microsoft.CodeAnalysis;

namespace Workbook.Session;

/// <summary>One remark of the compiler on a cell; line and column count from 1.</summary>
public sealed record CellDiagnostic(
    string Id, DiagnosticSeverity Severity, string Message, string Place, int Line, int Column, int EndLine, int EndColumn, string SourceLine)
{
    internal static CellDiagnostic From(Diagnostic diagnostic, int lineOffset = 0)
    {
        var span = diagnostic.Location.GetLineSpan();
        var source = diagnostic.Location.SourceTree?.GetText().Lines is { } lines && span.StartLinePosition.Line < lines.Count
            ? lines[span.StartLinePosition.Line].ToString()
            : "";
        return new CellDiagnostic(
            diagnostic.Id,
            diagnostic.Severity,
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture),
            string.IsNullOrEmpty(span.Path) ? "cell" : span.Path,
            span.StartLinePosition.Line + 1 + lineOffset,
            span.StartLinePosition.Character + 1,
            span.EndLinePosition.Line + 1 + lineOffset,
            span.EndLinePosition.Character + 1,
            source);
    }

    /// <summary>The place, the message, and the source line with a caret under what is meant.</summary>
    public IEnumerable<string> Lines()
    {
        yield return $"{CellTrace.Describe(Place, Line)}, column {Column}: {Severity.ToString().ToLowerInvariant()} {Id}: {Message}";
        if (SourceLine.Length == 0)
            yield break;

        var width = EndLine == Line ? Math.Max(1, EndColumn - Column) : Math.Max(1, SourceLine.Length - Column + 1);
        // Tabs stay tabs, so that the caret stands where the character does.
        var indent = string.Concat(SourceLine.Take(Column - 1).Select(c => c == '\t' ? '\t' : ' '));
        yield return "    " + SourceLine;
        yield return "    " + indent + new string('^', width);
    }
}
