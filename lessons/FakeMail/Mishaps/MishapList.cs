using System.Collections;

namespace FakeMail.Mishaps;

/// <summary>All that is to go wrong with a server, in the order in which it was told.</summary>
/// <param name="clock">By which late answers are late.</param>
/// <param name="stopServer">Stops the server.</param>
public sealed class MishapList(TimeProvider clock, Action? stopServer = null) : IReadOnlyList<Mishap>
{
    volatile Mishap[] mishaps = [];

    /// <summary>How many there are.</summary>
    public int Count => mishaps.Length;

    /// <summary>One of them.</summary>
    public Mishap this[int index] => mishaps[index];

    /// <inheritdoc/>
    public IEnumerator<Mishap> GetEnumerator() => ((IEnumerable<Mishap>)mishaps).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal TimeProvider Clock => clock;

    internal void StopServer() => stopServer?.Invoke();

    internal Mishap Add(Mishap mishap)
    {
        mishaps = [.. mishaps, mishap];
        return mishap;
    }

    internal void Clear() => mishaps = [];

    /// <summary>What goes wrong now; <c>null</c> if nothing does.</summary>
    internal Effect? At(Happening happening)
    {
        Effect? effect = null;
        foreach (var mishap in mishaps)
            if (mishap.Strikes(happening)) effect = effect?.And(mishap.Effect) ?? mishap.Effect;
        return effect;
    }

    /// <summary>After how many octets of a message something may go wrong, the least first.</summary>
    internal IEnumerable<int> InData => mishaps.Where(mishap => mishap.Occasion.Moment is Moment.InData).Select(mishap => mishap.Occasion.After).Distinct().Order();
}
