namespace FakeMail;

/// <summary>How a line from the wire ended.</summary>
public enum LineEnd
{
    /// <summary>With CR LF, as it should.</summary>
    Crlf,
    /// <summary>With CR LF, but only after the limit: what was beyond it is gone.</summary>
    TooLong,
    /// <summary>Not at all: the other side hung up.</summary>
    HungUp,
    /// <summary>With a bare LF, or it is no line at all but the beginning of a TLS handshake. What follows up to the next CR LF will not be read as a line. Only for those who ask.</summary>
    Stray,
}

/// <summary>A line from the wire, without its CR LF.</summary>
public readonly record struct WireLine(byte[] Octets, LineEnd End);
