namespace FakeMail.Smtp;

/// <summary>What a server may do beyond RFC 821: a set that the lesson chooses.</summary>
[Flags]
public enum SmtpExtensions
{
    /// <summary>Nothing: EHLO is known, and lists nothing.</summary>
    None = 0,
    /// <summary>Commands may come before the last one is answered (RFC 2920).</summary>
    Pipelining = 1 << 0,
    /// <summary>The largest message is named, and a client may ask before it sends (RFC 1870).</summary>
    Size = 1 << 1,
    /// <summary>Messages may have octets above 127 (RFC 6152).</summary>
    EightBitMime = 1 << 2,
    /// <summary>Replies have a status such as 5.1.1 beside their code (RFC 2034).</summary>
    EnhancedStatusCodes = 1 << 3,
    /// <summary>Addresses and header fields may be in any script (RFC 6531). Needs <see cref="EightBitMime"/>.</summary>
    SmtpUtf8 = 1 << 4,
    /// <summary>The sender says of which outcome it wants to hear (RFC 3461).</summary>
    Dsn = 1 << 5,
    /// <summary>BDAT: the message comes in counted chunks (RFC 3030).</summary>
    Chunking = 1 << 6,
    /// <summary>Messages need not be lines at all (RFC 3030 §3). Needs <see cref="Chunking"/>.</summary>
    BinaryMime = 1 << 7,
    /// <summary>VRFY says whether somebody is known (RFC 5321 §3.5).</summary>
    Vrfy = 1 << 8,
    /// <summary>EXPN lists the members of a list (RFC 5321 §3.5).</summary>
    Expn = 1 << 9,
    /// <summary>The connection can be encrypted (RFC 3207). Listed until it is.</summary>
    StartTls = 1 << 10,
    /// <summary>Clients may log in (RFC 4954). Listed if there are accounts, and the connection is encrypted or need not be.</summary>
    Auth = 1 << 11,
    /// <summary>HELP (RFC 5321 §4.1.1.8).</summary>
    Help = 1 << 12,

    /// <summary>What is offered if nobody says otherwise.</summary>
    Usual = Pipelining | Size | EightBitMime | EnhancedStatusCodes | Help,
    /// <summary>All of them.</summary>
    All = (1 << 13) - 1,
}
