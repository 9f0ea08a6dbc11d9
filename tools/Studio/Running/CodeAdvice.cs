using System.Text;
using System.Text.Json.Nodes;

namespace Workbook.Studio;

/// <summary>What a kernel says about code that is being written: completions, explanations, errors. Places count UTF-16 units, as browsers do; the protocol counts characters of Unicode.</summary>
public sealed class CodeAdvice
{
    readonly KernelHost kernel;

    internal CodeAdvice(KernelHost kernel) => this.kernel = kernel;

    /// <summary>What can stand between two places.</summary>
    public sealed record Offer(int Start, int End, IReadOnlyList<Match> Matches);

    /// <summary>One word that can stand there, of a kind ("method", "class"), with its parameters if it has some.</summary>
    public sealed record Match(string Text, string? Kind, string? Detail);

    /// <summary>One remark of the compiler, from one place to another.</summary>
    public sealed record Remark(int From, int To, string Severity, string Message);

    /// <summary>A variable: its name, type, and the beginning of what it holds.</summary>
    public sealed record Variable(string Name, string Type, string Value);

    /// <summary>What can stand at a place; <c>null</c> where there is no time for an answer, as while a cell runs.</summary>
    public async Task<Offer?> CompleteAsync(string code, int at)
    {
        if (await kernel.AskAsync("complete_request", new() { ["code"] = code, ["cursor_pos"] = Characters(code, at) }) is not { } said) return null;
        var matches = said["metadata"]?["_jupyter_types_experimental"] is JsonArray kinds
            ? kinds.Select(kind => new Match((string?)kind!["text"] ?? "", (string?)kind["type"], (string?)kind["signature"]))
            : (said["matches"] as JsonArray ?? []).Select(match => new Match((string?)match ?? "", null, null));
        return new(Units(code, (int?)said["cursor_start"] ?? 0), Units(code, (int?)said["cursor_end"] ?? 0), [.. matches]);
    }

    /// <summary>What stands at a place, empty if nothing is known of it; <c>null</c> where there is no time for an answer.</summary>
    public async Task<string?> InspectAsync(string code, int at) =>
        await kernel.AskAsync("inspect_request", new() { ["code"] = code, ["cursor_pos"] = Characters(code, at), ["detail_level"] = 0 }) is { } said ? (string?)said["data"]?["text/plain"] ?? "" : null;

    /// <summary>What the compiler finds; <c>null</c> where there is no time for an answer.</summary>
    public async Task<IReadOnlyList<Remark>?> DiagnoseAsync(string code)
    {
        if ((await kernel.AskAsync("diagnose_request", new() { ["code"] = code }))?["diagnostics"] is not JsonArray found) return null;
        var lines = LineStarts(code);
        int Place(JsonNode one, string line, string column) => Math.Min(code.Length, lines[Math.Clamp((int)one[line]! - 1, 0, lines.Count - 1)] + (int)one[column]! - 1);
        return [.. found.Select(one => new Remark(Place(one!, "line", "column"), Place(one!, "end_line", "end_column"), (string)one!["severity"]!, $"{one["message"]} ({one["id"]})"))];
    }

    /// <summary>The variables that cells have declared; <c>null</c> while a cell runs.</summary>
    public async Task<IReadOnlyList<Variable>?> VariablesAsync() =>
        (await kernel.AskAsync("variables_request", []))?["variables"] is JsonArray found
            ? [.. found.Select(one => new Variable((string)one!["name"]!, (string)one["type"]!, (string)one["value"]!))] : null;

    static List<int> LineStarts(string code) => [0, .. Enumerable.Range(0, code.Length).Where(at => code[at] is '\n').Select(at => at + 1)];

    static int Characters(string code, int units) => code.AsSpan(0, Math.Clamp(units, 0, code.Length)).EnumerateRunes().Count();

    static int Units(string code, int characters) => code.EnumerateRunes().Take(characters).Sum(rune => rune.Utf16SequenceLength);
}

file static class Runes
{
    public static int Count(this SpanRuneEnumerator runes)
    {
        var count = 0;
        foreach (var _ in runes) count++;
        return count;
    }
}
