namespace FakeMail.Mishaps;

/// <summary>A rule by which something goes wrong: on which occasion, what, and how often.</summary>
public sealed class Mishap
{
    readonly Lock gate = new();
    readonly Func<Happening, bool>? condition;
    int first = 1, last = int.MaxValue;

    internal Mishap(Occasion occasion, Effect effect, Func<Happening, bool>? condition = null) => (Occasion, Effect, this.condition) = (occasion, effect, condition);

    /// <summary>On which occasion.</summary>
    public Occasion Occasion { get; }

    /// <summary>How often the occasion has come.</summary>
    public int Seen { get; private set; }

    /// <summary>How often it has gone wrong.</summary>
    public int Happened { get; private set; }

    internal Effect Effect { get; }

    /// <summary>It goes wrong so many times, and then no more.</summary>
    public Mishap Times(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        lock (gate) last = first - 1 + count;
        return this;
    }

    /// <summary>It goes well until the occasion comes for this time: <c>From(3)</c> spares the first two.</summary>
    public Mishap From(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        lock (gate) (first, last) = (number, last is int.MaxValue ? last : last - first + number);
        return this;
    }

    /// <summary>Counts the occasion if it is one, and says whether it goes wrong this time.</summary>
    internal bool Strikes(Happening happening)
    {
        if (!Occasion.Includes(happening)) return false;
        lock (gate)
        {
            if (condition?.Invoke(happening) is false) return false;
            Seen++;
            if (Seen < first || Seen > last) return false;
            Happened++;
            return true;
        }
    }

    /// <summary>The rule in words, with its counts.</summary>
    public override string ToString() => $"{Occasion}: {Effect} (happened {Happened} of {Seen} times)";
}
