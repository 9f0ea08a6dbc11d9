using System.Collections;

namespace FakeMail;

/// <summary>Some lines in a row out of many, without a copy.</summary>
sealed class LineRange(IReadOnlyList<TranscriptLine> all, int first, int count) : IReadOnlyList<TranscriptLine>
{
    /// <inheritdoc/>
    public int Count => count;

    /// <inheritdoc/>
    public TranscriptLine this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)count, nameof(index));
            return all[first + index];
        }
    }

    /// <inheritdoc/>
    public IEnumerator<TranscriptLine> GetEnumerator()
    {
        for (var i = 0; i < count; i++) yield return all[first + i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
