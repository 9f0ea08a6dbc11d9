using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Completion;
using Workbook.Session.Directives;

namespace Workbook.Session.Language;

/// <summary>What can stand between two places of the code.</summary>
public sealed record Completions(int Start, int End, ImmutableArray<Completions.Item> Items)
{
    /// <summary>One of the words: its kind in Roslyn's terms ("method", "class"), and its parameters where they are known.</summary>
    public sealed record Item(string Text, string Kind, string Signature);

    internal static Completions Of(string code, int position, CompletionList found)
    {
        var start = Math.Min(found.Span.Start, position);
        var typed = code[start..position];
        if (found.ItemsList.Count == 0)
            return new Completions(position, position, []);

        var items = found.ItemsList
            .Where(item => item.FilterText.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(item => item.FilterText.StartsWith(typed, StringComparison.Ordinal))
            .ThenBy(item => item.SortText, StringComparer.OrdinalIgnoreCase)
            .Select(item => new Item(
                item.Properties.GetValueOrDefault("InsertionText") ?? item.DisplayText,
                item.Tags.FirstOrDefault()?.ToLowerInvariant() ?? "text",
                item.InlineDescription))
            .DistinctBy(item => item.Text);
        return new Completions(start, Math.Max(found.Span.End, position), [.. items]);
    }

    /// <summary>The magic commands, where one is being written; null elsewhere.</summary>
    internal static Completions? OfMagics(string code, int position)
    {
        var line = code.LastIndexOf('\n', Math.Max(0, position - 1)) + 1;
        var typed = code[Math.Min(line, position)..position].TrimStart();
        return typed.StartsWith("#!", StringComparison.Ordinal) && !typed.Contains(' ', StringComparison.Ordinal)
            ? new Completions(position - typed.Length, position,
                [.. MagicCommands.Names.Where(name => name.StartsWith(typed, StringComparison.Ordinal)).Select(name => new Item(name, "magic", ""))])
            : null;
    }
}
