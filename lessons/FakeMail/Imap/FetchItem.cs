namespace FakeMail.Imap;

/// <summary>One thing that FETCH asks for of a message (RFC 3501 §6.4.5).</summary>
public abstract record FetchItem
{
    /// <summary>FLAGS.</summary>
    public sealed record Flags : FetchItem;
    /// <summary>UID.</summary>
    public sealed record Uid : FetchItem;
    /// <summary>INTERNALDATE.</summary>
    public sealed record InternalDate : FetchItem;
    /// <summary>RFC822.SIZE.</summary>
    public sealed record Size : FetchItem;
    /// <summary>ENVELOPE: the header's main fields, understood.</summary>
    public sealed record EnvelopeFields : FetchItem;
    /// <summary>BODYSTRUCTURE; or BODY, which says less.</summary>
    public sealed record BodyParts(bool Extended) : FetchItem;
    /// <summary>BODY[…], or RFC822 and its like: octets.</summary>
    /// <param name="Name">What it is called in the answer.</param>
    /// <param name="Part">The numbers that lead to a part; none for the message itself.</param>
    /// <param name="What">What of that part.</param>
    /// <param name="Fields">For HEADER.FIELDS, which ones.</param>
    /// <param name="Partial">From which octet on, and how many.</param>
    /// <param name="Peek">Whether the message stays unseen.</param>
    public sealed record Section(string Name, IReadOnlyList<uint> Part, SectionText What, IReadOnlyList<string> Fields, (uint From, uint Count)? Partial, bool Peek) : FetchItem;
}

/// <summary>What of a part is asked for.</summary>
public enum SectionText
{
    /// <summary>All of a message; of a part, its body.</summary>
    All,
    /// <summary>HEADER: that of a message.</summary>
    Header,
    /// <summary>HEADER.FIELDS: only some fields.</summary>
    Fields,
    /// <summary>HEADER.FIELDS.NOT: all fields but some.</summary>
    FieldsNot,
    /// <summary>TEXT: the body of a message.</summary>
    Text,
    /// <summary>MIME: the header of a part.</summary>
    Mime,
}
