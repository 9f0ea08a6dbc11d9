using System.Collections;

namespace FakeMail;

/// <summary>Some lines of a conversation: those that were said one by one, and stored texts between them, as one list.</summary>
sealed class TranscriptLines : IReadOnlyList<TranscriptLine>
{
    readonly List<IReadOnlyList<TranscriptLine>> parts = [];
    readonly List<int> ends = [];

    public TranscriptLines(IEnumerable<IReadOnlyList<TranscriptLine>> parts)
    {
        foreach (var part in parts.Where(part => part.Count > 0))
        {
            this.parts.Add(part);
            ends.Add(Count += part.Count);
        }
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public TranscriptLine this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            var part = ends.BinarySearch(index + 1) is >= 0 and var exact ? exact : ~ends.BinarySearch(index + 1);
            return parts[part][index - (ends[part] - parts[part].Count)];
        }
    }

    /// <inheritdoc/>
    public IEnumerator<TranscriptLine> GetEnumerator() => parts.SelectMany(part => part).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
