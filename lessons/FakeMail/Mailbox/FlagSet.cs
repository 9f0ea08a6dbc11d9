using System.Collections.Immutable;

namespace FakeMail.Mailbox;

/// <summary>The flags of a message (RFC 3501 §2.3.2): five that every server knows, and any words that clients make up. Case does not matter.</summary>
public sealed class FlagSet : IEquatable<FlagSet>
{
    /// <summary>A flag that the system defines.</summary>
    public const string Answered = @"\Answered", Flagged = @"\Flagged", Deleted = @"\Deleted", Seen = @"\Seen", Draft = @"\Draft";

    /// <summary>The five flags that the system defines.</summary>
    public static IReadOnlyList<string> System { get; } = [Answered, Flagged, Deleted, Seen, Draft];

    /// <summary>No flags.</summary>
    public static FlagSet None { get; } = new([]);

    readonly ImmutableSortedSet<string> flags;

    /// <summary>Flags in any order and case.</summary>
    public FlagSet(IEnumerable<string> flags) => this.flags = flags.Select(Named).ToImmutableSortedSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The flags in the order of the alphabet, those of the system first.</summary>
    public IEnumerable<string> Names => flags.OrderBy(flag => flag[0] is not '\\');

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => flags.IsEmpty;

    /// <summary>Whether a flag is set.</summary>
    public bool Has(string flag) => flags.Contains(flag);

    /// <summary>These flags and others.</summary>
    public FlagSet With(FlagSet others) => new(flags.Union(others.flags));

    /// <summary>These flags without others.</summary>
    public FlagSet Without(FlagSet others) => new(flags.Except(others.flags));

    /// <inheritdoc/>
    public bool Equals(FlagSet? other) => other is not null && flags.SetEquals(other.flags);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FlagSet);

    /// <inheritdoc/>
    public override int GetHashCode() => flags.Aggregate(0, (hash, flag) => hash ^ StringComparer.OrdinalIgnoreCase.GetHashCode(flag));

    /// <summary>The flags as IMAP writes them: <c>\Flagged \Seen work</c>.</summary>
    public override string ToString() => string.Join(' ', Names);

    static string Named(string flag) => System.FirstOrDefault(known => known.Equals(flag, StringComparison.OrdinalIgnoreCase)) ?? flag;
}
