using System.Collections;
using System.Globalization;
using FakeMail.Displays;

namespace Lessons;

/// <summary>Two values that should be equal and are not, one under the other.</summary>
/// <param name="Expected">What was expected, or the part of it around the difference.</param>
/// <param name="Got">What came, cut at the same place.</param>
/// <param name="Where">Where they part, in words.</param>
/// <param name="Column">Where they part, as a column of the two; -1 if there is none.</param>
/// <param name="Width">How many columns the first thing that differs takes: two for an octet, or for <c>\r</c>.</param>
public sealed record Difference(string Expected, string Got, string Where, int Column = -1, int Width = 1)
{
    const int Before = 20, Window = 56, PerRow = 16;

    /// <summary>How two values differ; <c>null</c> if they are equal. Sequences are compared item by item.</summary>
    public static Difference? Between(object? expected, object? got) => (expected, got) switch
    {
        (null, null) => null,
        (null, _) or (_, null) => new(Literal(expected), Literal(got), "one of them is null"),
        (byte[] a, byte[] b) => a.AsSpan().SequenceEqual(b) ? null : OfOctets(a, b),
        (string a, string b) => a == b ? null : OfTexts(a, b),
        (IEnumerable a, IEnumerable b) when expected is not string && got is not string => OfItems([.. a.Cast<object?>()], [.. b.Cast<object?>()]),
        _ => Equals(expected, got) ? null : new(Literal(expected), Literal(got), ""),
    };

    /// <summary>A value as it would be written in a program, nothing invisible.</summary>
    public static string Literal(object? value) => value switch
    {
        null => "null",
        string text => $"\"{Visible.Cut(Escaped(text), Window)}\"",
        char c => Quoted(c.ToString()),
        bool truth => truth ? "true" : "false",
        byte[] octets => Hex(octets.AsSpan(0, Math.Min(PerRow, octets.Length))) + (octets.Length > PerRow ? " …" : ""),
        IEnumerable items => $"[{Visible.Cut(string.Join(", ", items.Cast<object?>().Take(PerRow).Select(Literal)), Window)}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Visible.Cut(Visible.Text(value.ToString() ?? ""), Window),
    };

    static Difference OfTexts(string expected, string got)
    {
        var at = Whole(expected, expected.AsSpan().CommonPrefixLength(got));
        var from = Whole(expected, Math.Max(0, at - Before));
        var column = (from > 0 ? 2 : 1) + Escaped(expected[from..at]).Length;
        return new(Part(expected), Part(got), Ended(at, expected.Length, got.Length, "character") ?? $"character {at + 1}: {Quoted(One(expected, at))} expected, {Quoted(One(got, at))} got",
            column, at < expected.Length ? Escaped(One(expected, at)).Length : 1);

        string Part(string text) => (from > 0 ? "…" : "") + "\"" + Visible.Cut(Escaped(text[Math.Min(from, text.Length)..]), Window) + "\"";
    }

    // Two places in a string may be one character, such as an emoji: it is shown whole, or not at all.
    static int Whole(string text, int at) => at > 0 && at < text.Length && char.IsSurrogatePair(text, at - 1) ? at - 1 : at;

    static string One(string text, int at) => text.Substring(at, char.IsSurrogatePair(text, at) ? 2 : 1);

    static string Quoted(string character) => $"'{(character is "'" ? "\\'" : character is "\"" ? "\"" : Escaped(character))}'";

    static string Escaped(string text) => string.Concat(text.Select((c, i) => c switch
    {
        '\r' => "\\r",
        '\n' => "\\n",
        '\t' => "\\t",
        '\0' => "\\0",
        '"' => "\\\"",
        '\\' => @"\\",
        _ when c != ' ' && (Unseen(c) || IsHalf(text, i)) => $"\\u{(int)c:x4}",
        _ => c.ToString(),
    }));

    static bool IsHalf(string text, int i) => char.IsSurrogate(text[i]) && !char.IsSurrogatePair(text, i) && (i is 0 || !char.IsSurrogatePair(text, i - 1));

    static bool Unseen(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    static Difference OfOctets(byte[] expected, byte[] got)
    {
        var at = expected.AsSpan().CommonPrefixLength(got);
        var from = at / PerRow * PerRow;
        return new(Row(expected), Row(got), Ended(at, expected.Length, got.Length, "octet") ?? $"octet {at + 1} (offset {at:x4}): {expected[at]:x2} expected, {got[at]:x2} got",
            (at - from) * 3, Width: 2);

        string Row(byte[] octets) => Hex(octets.AsSpan(Math.Min(from, octets.Length), Math.Clamp(octets.Length - from, 0, PerRow)));
    }

    static Difference? OfItems(object?[] expected, object?[] got)
    {
        for (var i = 0; i < Math.Min(expected.Length, got.Length); i++)
            if (Between(expected[i], got[i]) is { } part)
                return part with { Where = $"item {i + 1}{(part.Where is "" ? "" : ", " + part.Where)}" };
        return expected.Length == got.Length ? null
            : new(Literal(expected), Literal(got), $"{Look.Count(expected.Length, "item")} expected, {Look.Count(got.Length, "item")} got");
    }

    static string? Ended(int at, int expected, int got, string unit) =>
        at == expected ? $"right so far, but {Look.Count(got - at, "more " + unit)} than expected"
        : at == got ? $"right so far, but it ends {Look.Count(expected - at, unit)} too early"
        : null;

    static string Hex(ReadOnlySpan<byte> octets) => Convert.ToHexStringLower(octets) is var digits
        ? string.Join(' ', digits.Chunk(2).Select(pair => new string(pair))) : "";
}
