namespace FakeMail;

/// <summary>What the sender says of a message's octets: the BODY parameter of MAIL.</summary>
public enum BodyType
{
    /// <summary>Lines of octets up to 127, or nothing was said.</summary>
    SevenBit,
    /// <summary>Lines of any octets (RFC 6152).</summary>
    EightBitMime,
    /// <summary>Any octets, which need not be lines (RFC 3030 §3).</summary>
    BinaryMime,
}
