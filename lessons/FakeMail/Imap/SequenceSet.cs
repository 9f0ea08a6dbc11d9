using System.Globalization;

namespace FakeMail.Imap;

/// <summary>Numbers of messages, or UIDs: <c>1,3:5,9:*</c> (RFC 3501 §9, sequence-set). The star stands for the last there is.</summary>
public sealed class SequenceSet
{
    const uint Star = 0;   // no message has that number

    readonly (uint From, uint To)[] ranges;

    SequenceSet((uint From, uint To)[] ranges) => this.ranges = ranges;

    /// <summary>Reads a set.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static SequenceSet Parse(string text) => new([.. text.Split(',').Select(range => range.Split(':') switch
    {
        [var one]          => (Number(one), Number(one)),
        [var from, var to] => (Number(from), Number(to)),
        _                  => throw NoSet(),
    })]);

    /// <summary>Whether a text could be a set, and nothing else.</summary>
    public static bool LooksLikeOne(string text) => text is [(>= '0' and <= '9') or '*', ..];

    /// <summary>The ranges that are meant when the last number is known: in order, the smaller number first, without overlaps.</summary>
    public IReadOnlyList<(uint From, uint To)> Resolve(uint last)
    {
        var merged = new List<(uint From, uint To)>();
        foreach (var (from, to) in ranges.Select(range => Ordered(range.From is Star ? last : range.From, range.To is Star ? last : range.To)).Order())
            if (merged is [.., var before] && from <= before.To) merged[^1] = (before.From, Math.Max(before.To, to));
            else merged.Add((from, to));
        return merged;
    }

    /// <summary>Whether one of the ranges has a number.</summary>
    public static bool Contains(IReadOnlyList<(uint From, uint To)> resolved, uint number)
    {
        var (low, high) = (0, resolved.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (number < resolved[middle].From) high = middle - 1;
            else if (number > resolved[middle].To) low = middle + 1;
            else return true;
        }
        return false;
    }

    /// <summary>Numbers in ascending order, as a set is written: <c>1,3:5</c>.</summary>
    public static string Write(IEnumerable<uint> ascending)
    {
        var written = new List<(uint From, uint To)>();
        foreach (var number in ascending)
            if (written is [.., var before] && number == before.To + 1) written[^1] = (before.From, number);
            else written.Add((number, number));
        return string.Join(',', written.Select(range => range.From == range.To ? $"{range.From}" : $"{range.From}:{range.To}"));
    }

    static (uint From, uint To) Ordered(uint one, uint other) => one <= other ? (one, other) : (other, one);

    static uint Number(string text) => text is "*" ? Star
        : uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw NoSet();

    static FormatException NoSet() => new("A set of messages is written like 1,3:5,9:*");
}
