using System.Diagnostics.CodeAnalysis;
using Microsoft.DotNet.Interactive.Formatting;

namespace Workbook.Session.Display;

/// <summary>The forms in which a value is shown: one text for each MIME type.</summary>
static class ValueForms
{
    /// <summary>The forms asked for; by default those that the type prefers, and always HTML and plain text.</summary>
    public static IReadOnlyDictionary<string, string> Of(object? value, IReadOnlyCollection<string> asked)
    {
        var forms = new Dictionary<string, string>();
        foreach (var mimeType in asked.Count > 0 ? asked : Preferred(value))
            forms[mimeType] = mimeType == HtmlFormatter.MimeType
                ? Format(value, mimeType).ReplaceLineEndings("\n")   // the formatters' style sheet has CR LF, which would go into notebooks
                : Format(value, mimeType);
        return forms;
    }

    static IEnumerable<string> Preferred(object? value)
    {
        IEnumerable<string> both = [HtmlFormatter.MimeType, PlainTextFormatter.MimeType];
        return value is null or string ? both : Formatter.GetPreferredMimeTypesFor(value.GetType()).Concat(both).Distinct();
    }

    [SuppressMessage("Design", "CA1031", Justification = "A formatter is a cell's code: what it throws is shown, not passed on.")]
    static string Format(object? value, string mimeType)
    {
        try
        {
            return value is string text && mimeType == HtmlFormatter.MimeType
                ? $"<pre>{System.Net.WebUtility.HtmlEncode(text)}</pre>"
                : value.ToDisplayString(mimeType);
        }
        catch (Exception e) when (e is not ThreadInterruptedException and not OperationCanceledException)
        {
            var problem = $"[{value?.GetType().Name} cannot be shown as {mimeType}: {e.GetType().Name}: {e.Message}]";
            return mimeType == HtmlFormatter.MimeType ? System.Net.WebUtility.HtmlEncode(problem) : problem;
        }
    }
}
