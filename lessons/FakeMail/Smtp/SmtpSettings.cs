namespace FakeMail.Smtp;

/// <summary>What a server allows. The defaults are those of RFC 5321 §4.5.3 where it names any.</summary>
public sealed record SmtpSettings
{
    /// <summary>The name with which the server greets.</summary>
    public string Domain { get; init; } = "fake.example";

    /// <summary>Whether the server knows EHLO; one that does not answers it with 502, and clients fall back to HELO.</summary>
    public bool Extended { get; init; } = true;

    /// <summary>The largest message, in octets.</summary>
    public int MaxMessageSize { get; init; } = 32 << 20;

    /// <summary>How many recipients one message may have; at least 100 (§4.5.3.1.8).</summary>
    public int MaxRecipients { get; init; } = 100;

    /// <summary>How many commands may be wrong before the server hangs up.</summary>
    public int MaxErrors { get; init; } = 20;

    /// <summary>How long the server waits for the client; at least five minutes (§4.5.3.2.7).</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);
}
