using System.Security.Cryptography.X509Certificates;
using FakeMail.Sasl;
using FakeMail.Tls;

namespace FakeMail.Smtp;

/// <summary>What a server offers, allows and demands. The defaults are those of RFC 5321 §4.5.3 where it names any.</summary>
public sealed record SmtpSettings
{
    /// <summary>The name with which the server greets.</summary>
    public string Domain { get; init; } = "fake.example";

    /// <summary>The words with which it greets after 220; its name and what it speaks if not given. A firewall made of them <c>****</c>, once.</summary>
    public string? Greeting { get; init; }

    /// <summary>Whether the server knows EHLO; one that does not answers it with 502, and clients fall back to HELO.</summary>
    public bool Extended { get; init; } = true;

    /// <summary>What it does beyond RFC 821, and lists after EHLO.</summary>
    public SmtpExtensions Extensions { get; init; } = SmtpExtensions.Usual;

    /// <summary>What it lists and does not do: a server that was set up badly.</summary>
    public SmtpExtensions Pretended { get; init; }

    /// <summary>Whether it clears the eighth bit of every octet of a message, as servers with seven-bit lines did before 8BITMIME. It does not offer 8BITMIME then.</summary>
    public bool SevenBit { get; init; }

    /// <summary>Whether a bare LF ends a line of a message, too: a kindness that lets mail be smuggled (RFC 5321 §4.1.1.4 forbids it).</summary>
    public bool BareLineFeedEndsLine { get; init; }

    /// <summary>The largest message, in octets; 0 for no limit.</summary>
    public long MaxMessageSize { get; init; } = 32 << 20;

    /// <summary>How many recipients one message may have; at least 100 (§4.5.3.1.8).</summary>
    public int MaxRecipients { get; init; } = 100;

    /// <summary>How many commands may be wrong, or passwords, before the server hangs up.</summary>
    public int MaxErrors { get; init; } = 20;

    /// <summary>How long a command line may be, with its CR LF (§4.5.3.1.4); extensions add to it what they need.</summary>
    public int MaxCommandLine { get; init; } = 512;

    /// <summary>How long a line of a message may be, with its CR LF (§4.5.3.1.6).</summary>
    public int MaxTextLine { get; init; } = 1000;

    /// <summary>How many clients may be served at once. The next one hears 421.</summary>
    public int MaxSessions { get; init; } = int.MaxValue;

    /// <summary>How long the server waits for the client; at least five minutes (§4.5.3.2.7).</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Who may log in; also who is known to VRFY.</summary>
    public Accounts Accounts { get; init; } = [];

    /// <summary>The mechanisms to log in with; a subset of <see cref="SaslMechanisms.Names"/>.</summary>
    public IReadOnlyList<string> Mechanisms { get; init; } = SaslMechanisms.Names;

    /// <summary>Makes the letters and digits that are new in each attempt to log in; always the same if not given, so that a lesson shows the same.</summary>
    public Func<string> Nonce { get; init; } = () => "20011109010847";

    /// <summary>Whether a client may log in while anybody can listen.</summary>
    public bool LoginBeforeTls { get; init; }

    /// <summary>Whether only those who have logged in may send (RFC 4954 §6, RFC 6409 §4.3).</summary>
    public bool RequireLogin { get; init; }

    /// <summary>Whether nothing may be done before STARTTLS (RFC 3207 §4).</summary>
    public bool RequireTls { get; init; }

    /// <summary>Whether the connection is encrypted from its first octet (RFC 8314 §3.3).</summary>
    public bool ImplicitTls { get; init; }

    /// <summary>The certificate with its key; one that this process makes for itself if not given.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Lists that EXPN expands: names, and the addresses behind each.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Lists { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>What can be done: where nobody has an account, nobody can log in.</summary>
    internal SmtpExtensions Available => Accounts.IsEmpty ? Extensions & ~SmtpExtensions.Auth : Extensions;

    /// <summary>What is offered at a point of a session, as far as it can be done there.</summary>
    internal SmtpExtensions Offered(bool encrypted) => Listed(encrypted) & Extensions;

    /// <summary>What EHLO lists at a point of a session.</summary>
    internal SmtpExtensions Listed(bool encrypted)
    {
        var listed = Extensions | Pretended;
        if (SevenBit || (listed & SmtpExtensions.EightBitMime) is 0) listed &= ~(SmtpExtensions.EightBitMime | SmtpExtensions.SmtpUtf8);
        if (SevenBit || (listed & SmtpExtensions.Chunking) is 0) listed &= ~SmtpExtensions.BinaryMime;
        if (encrypted) listed &= ~SmtpExtensions.StartTls;
        if ((!encrypted && !LoginBeforeTls) || Accounts.IsEmpty) listed &= ~SmtpExtensions.Auth | Pretended;
        return listed;
    }

    internal X509Certificate2 CertificateOrOwn => Certificate ?? SelfMadeCertificate.Instance;
}
