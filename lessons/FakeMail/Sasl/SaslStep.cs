namespace FakeMail.Sasl;

/// <summary>What the server does next in an exchange (RFC 4422 §3).</summary>
public abstract record SaslStep
{
    /// <summary>It says something, and the client is to answer.</summary>
    public sealed record Challenge(byte[] Octets) : SaslStep;
    /// <summary>It believes that this is who the client says.</summary>
    public sealed record Accepted(string User) : SaslStep;
    /// <summary>It does not believe the client.</summary>
    public sealed record Refused : SaslStep;
    /// <summary>It does not understand the client: this is not how the mechanism goes.</summary>
    public sealed record Malformed(string Why) : SaslStep;
}
