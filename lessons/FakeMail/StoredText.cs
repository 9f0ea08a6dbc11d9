namespace FakeMail;

/// <summary>A long text in a conversation, of which the transcript knows only where its octets are, and what went over the wire besides them.</summary>
/// <param name="spool">Where the octets are while they come.</param>
/// <param name="offset">Where in the spool this text begins.</param>
/// <param name="isStuffed">Whether every line with a leading dot had one more on the wire (RFC 5321 §4.5.2).</param>
sealed class StoredText(Spool? spool, long offset, bool isStuffed)
{
    const int MostOddDots = 1 << 16;

    Spool? spool = spool;
    List<long>? oddDots;
    MessageContent? content;
    bool isCut;

    public StoredText(MessageContent content, bool isStuffed) : this(null, 0, isStuffed) => this.content = content;

    /// <summary>When the first of its lines came, and the last.</summary>
    public TimeSpan First { get; set; }

    /// <inheritdoc cref="First"/>
    public TimeSpan Last { get; set; }

    public bool IsStuffed => isStuffed;

    /// <summary>How many octets have come.</summary>
    public long Length { get; private set; }

    /// <summary>The message that it has become.</summary>
    public ReceivedMessage? Message { get; set; }

    /// <summary>Whether no more of that message follows; it may come in chunks.</summary>
    public bool IsLastOfMessage { get; set; }

    /// <summary>Whether it is known what became of it.</summary>
    public bool IsSettled => Message is not null || isCut;

    /// <summary>Where there was a dot that the rule would not have put there.</summary>
    public IReadOnlyList<long> OddDots => oddDots ?? [];

    /// <summary>The octets up to now.</summary>
    public MessageContent Content => content ?? spool?.Content.Slice(offset, Length) ?? content!;   // it may find its last place at this very moment

    /// <summary>More octets have come.</summary>
    public void Grow() => Length = content is null ? spool!.Length - offset : Length;

    /// <summary>Remembers a dot that the rule would not have put there; <c>false</c> if there have been too many of them.</summary>
    public bool AddDot(long at)
    {
        if (oddDots?.Count >= MostOddDots) return false;
        (oddDots ??= []).Add(at);
        return true;
    }

    /// <summary>The octets have found their last place.</summary>
    public void Settle(MessageContent whole) => (content, spool) = (whole.Length == Length ? whole : whole.Slice(offset, Length), null);

    /// <summary>The octets are about to be thrown away: keeps the first of them, and returns how many are lost.</summary>
    public long Cut(long most)
    {
        isCut = true;
        var kept = Math.Min(Length, most);
        (content, spool) = (MessageContent.Of(kept is 0 ? [] : Content.Slice(0, kept).Octets), null);
        var lost = Length - kept;
        Length = kept;
        return lost;
    }
}
