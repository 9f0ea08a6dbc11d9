namespace FakeMail.Smtp;

/// <summary>Where a session stands between two commands.</summary>
public enum SmtpPhase
{
    /// <summary>The client has not said hello.</summary>
    Connected,
    /// <summary>It has; no message is under way.</summary>
    Greeted,
    /// <summary>After MAIL FROM.</summary>
    HasSender,
    /// <summary>After the first RCPT TO.</summary>
    HasRecipients,
    /// <summary>After the first BDAT: the message is coming in chunks.</summary>
    InChunks,
    /// <summary>After a BDAT that was refused: the others will be too (RFC 3030 §2).</summary>
    ChunksRefused,
    /// <summary>It is over.</summary>
    Closed,
}

/// <summary>All that the rules look at.</summary>
/// <param name="Phase">Where the session stands.</param>
public readonly record struct SmtpState(SmtpPhase Phase)
{
    /// <summary>Whether the client said EHLO.</summary>
    public bool Extended { get; init; }

    /// <summary>Whether the connection is encrypted.</summary>
    public bool Encrypted { get; init; }

    /// <summary>Whether the client has logged in.</summary>
    public bool LoggedIn { get; init; }

    /// <summary>What was said after the sender.</summary>
    public MailParameters? Mail { get; init; }

    /// <summary>How many recipients the message has.</summary>
    public int Recipients { get; init; }

    /// <summary>How many octets have come in chunks.</summary>
    public ulong Octets { get; init; }
}
