namespace FakeMail;

/// <summary>A list that grows by pieces: a long one is never copied, and no piece is a large object, which the garbage collector treats apart.</summary>
sealed class PieceList<T> where T : struct
{
    const int Size = 512;

    readonly List<T[]> full = [];
    T[] last = new T[16];

    public int Count { get; private set; }

    public ref T this[int index] => ref (index / Size < full.Count ? full[index / Size] : last)[index % Size];

    public void Add(T item)
    {
        var at = Count % Size;
        if (at is 0 && Count > 0)
        {
            full.Add(last);
            last = new T[Size];
        }
        else if (at == last.Length) Array.Resize(ref last, Math.Min(Size, last.Length * 2));
        last[at] = item;
        Count++;
    }

    /// <summary>Some of them, from one on; as many as there are at the most.</summary>
    public IEnumerable<T> Range(int first, int count)
    {
        for (var i = first; i < Count && i - first < count; i++) yield return this[i];
    }
}
