using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workbook.Session.Compiling;

namespace Workbook.Session.Directives;

/// <summary>Takes a cell apart at its magic commands.</summary>
static partial class CellParts
{
    public static ImmutableArray<CellPart> Split(string code)
    {
        code = code.ReplaceLineEndings("\n");
        if (!MagicLine().IsMatch(code))
            return [new CellPart.Code(code, 1)];

        var lines = code.Split('\n');
        var parts = ImmutableArray.CreateBuilder<CellPart>();
        var from = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            if (MagicLine().Match(lines[i]) is not { Success: true } magic || IsInsideToken(lines, from, i))
                continue;

            AddCode(parts, lines, from, i);
            var name = magic.Groups["name"].Value;
            var end = MagicCommands.TakesBody(name) ? EndOfBody(lines, i + 1) : i + 1;
            if (!MagicCommands.IsCSharp(name))
                parts.Add(new CellPart.Magic(name, magic.Groups["arguments"].Value.Trim(), string.Join('\n', lines[(i + 1)..end]), i + 1));
            from = end;
            i = end - 1;
        }
        AddCode(parts, lines, from, lines.Length);
        return parts.ToImmutable();
    }

    /// <summary>The C# of a cell, with blanks for all else, so that every character of it keeps its place.</summary>
    public static string Mask(string code)
    {
        if (!MagicLine().IsMatch(code))
            return code;

        var lines = code.Split('\n');
        var masked = lines.Select(line => new string(' ', line.Length)).ToArray();
        foreach (var part in Split(code).OfType<CellPart.Code>())
        {
            var count = part.Text.Count(c => c == '\n') + 1;
            Array.Copy(lines, part.Line - 1, masked, part.Line - 1, count - part.Line + 1);
        }
        return string.Join('\n', masked);
    }

    static void AddCode(ImmutableArray<CellPart>.Builder parts, string[] lines, int from, int to)
    {
        if (lines[from..to].Any(line => !string.IsNullOrWhiteSpace(line)))
            parts.Add(new CellPart.Code(new string('\n', from) + string.Join('\n', lines[from..to]), from + 1));
    }

    static int EndOfBody(string[] lines, int from)
    {
        var end = Array.FindIndex(lines, from, line =>
            MagicLine().Match(line) is { Success: true } magic && MagicCommands.IsLanguage(magic.Groups["name"].Value));
        return end < 0 ? lines.Length : end;
    }

    // A raw string may well contain a line that looks like a magic command; only the compiler knows.
    static bool IsInsideToken(string[] lines, int from, int at)
    {
        var before = string.Join('\n', lines[from..at]);
        var position = before.Length + (at > from ? 1 : 0) + lines[at].IndexOf('#', StringComparison.Ordinal);
        var root = SubmissionCompiler.Parse(string.Join('\n', lines[from..]), "cell").GetRoot();
        var token = root.FindToken(position);
        return token.Span.Contains(position) && !token.Span.IsEmpty
            || root.FindTrivia(position) is var trivia && trivia.Span.Contains(position) && trivia.ToString().StartsWith("/*", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^[ \t]*#!(?<name>[A-Za-z][\w#-]*)(?<arguments>[^\n]*)", RegexOptions.Multiline)]
    private static partial Regex MagicLine();
}
