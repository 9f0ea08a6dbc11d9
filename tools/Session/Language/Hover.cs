using Microsoft.CodeAnalysis.QuickInfo;

namespace Workbook.Session.Language;

/// <summary>What there is to know about a name: its signature, and what its documentation says.</summary>
public sealed record Hover(string Text, string Markdown)
{
    internal static Hover Of(QuickInfoItem info)
    {
        var sections = info.Sections.Where(section => section.Text.Trim().Length > 0).ToList();
        return new Hover(
            string.Join("\n\n", sections.Select(section => section.Text)),
            string.Join("\n\n", sections.Select(section => section.Kind == QuickInfoSectionKinds.Description
                ? $"```csharp\n{section.Text}\n```"
                : section.Text)));
    }
}
