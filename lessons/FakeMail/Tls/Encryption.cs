namespace FakeMail.Tls;

/// <summary>When a server encrypts what it says and hears.</summary>
public enum Encryption
{
    /// <summary>Never: it does not offer to.</summary>
    None,
    /// <summary>When the client asks for it, with STARTTLS or STLS.</summary>
    OnRequest,
    /// <summary>From the first octet (RFC 8314 §3).</summary>
    FromTheStart,
}
