using System.Globalization;
using System.Text.RegularExpressions;

namespace FakeMail.Mishaps;

/// <summary>What goes wrong.</summary>
sealed partial record Effect
{
    /// <summary>How long the server waits before it goes on.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>What it says instead of what it should.</summary>
    public SmtpReply? Reply { get; init; }

    /// <summary>Whether it hangs up then.</summary>
    public bool HangsUp { get; init; }

    /// <summary>Whether the whole server stops, after it has answered.</summary>
    public bool StopsServer { get; init; }

    /// <summary>Two at once: both delays, and the words of the first that has any.</summary>
    public Effect And(Effect other) => new()
    {
        Delay = Delay == Timeout.InfiniteTimeSpan || other.Delay == Timeout.InfiniteTimeSpan ? Timeout.InfiniteTimeSpan : Delay + other.Delay,
        Reply = Reply ?? (HangsUp ? null : other.Reply),
        HangsUp = HangsUp || (Reply is null && other.HangsUp),
        StopsServer = StopsServer || other.StopsServer,
    };

    /// <summary>A reply as a lesson writes it: <c>550 5.1.1 No such user</c>.</summary>
    /// <exception cref="ArgumentException">It is no refusal.</exception>
    public static SmtpReply Refusal(string written)
    {
        if (Grammar.Match(written) is not { Success: true } reply)
            throw new ArgumentException($"\"{written}\" is no refusal. Write a code from 400 to 599, perhaps a status of the same class, and words: \"550 5.1.1 No such user\".", nameof(written));
        return new(int.Parse(reply.Groups["code"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture), reply.Groups["text"].Value, reply.Groups["status"].Value);
    }

    public override string ToString() => string.Join(", then ", Words());

    IEnumerable<string> Words()
    {
        if (Delay == Timeout.InfiniteTimeSpan) yield return "waits for ever";
        else if (Delay > TimeSpan.Zero) yield return string.Create(CultureInfo.InvariantCulture, $"waits {Delay.TotalSeconds:0.###} s");
        if (Reply is not null) yield return $"says \"{Reply}\"";
        if (HangsUp) yield return "hangs up";
        if (StopsServer) yield return "stops";
    }

    [GeneratedRegex(@"^(?<code>(?<class>[45])[0-9][0-9])[ ](?:(?<status>\k<class>\.[0-9]{1,3}\.[0-9]{1,3})[ ])?(?<text>[^\x00-\x09\x0b-\x1f\x7f]*)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    internal static partial Regex Grammar { get; }
}
