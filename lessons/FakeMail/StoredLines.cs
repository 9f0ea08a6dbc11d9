using System.Collections;

namespace FakeMail;

/// <summary>The lines of a stored text as they went over the wire. They are read when they are asked for, a page at a time, so that a large message stays where it is.</summary>
sealed class StoredLines : IReadOnlyList<TranscriptLine>
{
    const int LinesOfAPage = 256;

    readonly Lock gate = new();
    readonly Speaker who;
    readonly WireText text;
    readonly TimeSpan first, last;
    readonly List<long> pages = [];   // where each begins
    List<TranscriptLine> page = [];
    int loaded = -1;

    public StoredLines(Speaker who, StoredText stored)
    {
        (this.who, first, last) = (who, stored.First, stored.Last);
        text = new(stored.Content, stored.IsStuffed, [.. stored.OddDots]);
        foreach (var (offset, _) in text.Lines(0))
        {
            if (Count % LinesOfAPage is 0) pages.Add(offset);
            Count++;
        }
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public TranscriptLine this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            lock (gate)
            {
                if (loaded != index / LinesOfAPage) (page, loaded) = (Load(index / LinesOfAPage), index / LinesOfAPage);
                return page[index % LinesOfAPage];
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerator<TranscriptLine> GetEnumerator() => text.Lines(0).Select((line, index) => Line(line.Octets, index)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    List<TranscriptLine> Load(int number) =>
        [.. text.Lines(pages[number]).Take(LinesOfAPage).Select((line, index) => Line(line.Octets, number * LinesOfAPage + index))];

    // Between the first line and the last nobody looked at the clock.
    TranscriptLine Line(byte[] octets, int index) => new(who, octets, Count > 1 ? first + (last - first) * index / (Count - 1) : first) { IsOfMessage = true };
}
