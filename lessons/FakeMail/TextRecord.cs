namespace FakeMail;

/// <summary>Keeps a transcript up to date while a text goes from the wire into a spool.</summary>
sealed class TextRecord
{
    readonly LineChannel channel;
    readonly StoredText text;

    public TextRecord(LineChannel channel, Spool spool, bool isStuffed)
    {
        (this.channel, text) = (channel, new(spool, spool.Length, isStuffed));
        spool.Add(channel.Transcript, text);
    }

    /// <summary>The spool has grown, by a number of lines that began.</summary>
    public void Grow(long linesBegun) => channel.Transcript.Grow(channel.Other, text, linesBegun);

    /// <summary>Octets that did not go into the spool.</summary>
    public void Add(ReadOnlySpan<byte> octets) => channel.Transcript.Record(channel.Other, octets);

    /// <summary>A dot was taken off where none could be guessed.</summary>
    public void AddDot(long at) => channel.Transcript.AddDot(text, at);
}
