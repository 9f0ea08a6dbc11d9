using System.Security.Cryptography.X509Certificates;
using FakeMail.Sasl;
using FakeMail.Tls;

namespace FakeMail.Mailbox;

/// <summary>What POP3 and IMAP allow: who may log in and how, and when they encrypt.</summary>
public sealed record MailAccess
{
    /// <summary>Who may log in. Where nobody is named everybody may, with any password: it is a fake.</summary>
    public Accounts Accounts { get; init; } = [];

    /// <summary>Whether the server offers to encrypt, or does so from the start.</summary>
    public Encryption Encryption { get; init; }

    /// <summary>The certificate with its key; one that this process makes for itself if not given.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The largest message that can be put in a folder, in octets.</summary>
    public long MaxMessageSize { get; init; } = 32 << 20;

    /// <summary>The ways to log in. Where anybody may there are no passwords, and SCRAM cannot be played without.</summary>
    public IEnumerable<string> Mechanisms => SaslMechanisms.Names.Where(mechanism => !Accounts.IsEmpty || !mechanism.StartsWith("SCRAM", StringComparison.Ordinal));

    /// <summary>Whether a name goes with a password.</summary>
    public bool Accepts(string user, string password) => Accounts.IsEmpty || Accounts.Verify(user, password);

    internal X509Certificate2 CertificateOrOwn => Certificate ?? SelfMadeCertificate.Instance;

    /// <summary>Begins an exchange; <c>null</c> if that mechanism is not offered.</summary>
    internal ISaslExchange? Begin(string mechanism, string nonce) =>
        Mechanisms.Contains(mechanism, StringComparer.OrdinalIgnoreCase) ? SaslMechanisms.Begin(mechanism, Accounts, nonce) : null;

    /// <summary>Whether an exchange ended well.</summary>
    internal bool Believes(SaslStep? step) => step is SaslStep.Accepted || (step is SaslStep.Refused && Accounts.IsEmpty);
}
