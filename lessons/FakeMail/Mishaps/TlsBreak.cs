namespace FakeMail.Mishaps;

/// <summary>The ways in which encryption can fail.</summary>
public enum TlsBreak
{
    /// <summary>STARTTLS is offered, and answered with 454.</summary>
    Unavailable,
    /// <summary>Where the handshake should begin, the server goes on in plain text.</summary>
    PlainText,
    /// <summary>The server hangs up where the handshake should begin.</summary>
    HangUp,
    /// <summary>The server hangs up when the handshake is done.</summary>
    HangUpAfterwards,
    /// <summary>The handshake is done, and then the server finds it too weak: 554 to everything but QUIT (RFC 3207 §4.1).</summary>
    TooWeak,
}
