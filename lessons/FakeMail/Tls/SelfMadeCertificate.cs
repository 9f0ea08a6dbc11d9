using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FakeMail.Tls;

/// <summary>A certificate that this process makes for itself. Nobody has signed it but itself, so a client must be told to trust it.</summary>
public static class SelfMadeCertificate
{
    /// <summary>The name in it, beside localhost, 127.0.0.1 and ::1.</summary>
    public const string Name = "fake.example";

    static readonly Lazy<X509Certificate2> Made = new(Make);

    /// <summary>The certificate with its key: made when it is first asked for, and the same ever after.</summary>
    public static X509Certificate2 Instance => Made.Value;

    /// <summary>The certificate without its key, as text for a client's list of those it trusts.</summary>
    public static string Pem => Instance.ExportCertificatePem();

    static X509Certificate2 Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);   // RSA would take a second to find its primes
        var request = new CertificateRequest($"CN={Name}", key, HashAlgorithmName.SHA256);
        foreach (var extension in Extensions(request.PublicKey)) request.CertificateExtensions.Add(extension);

        // Fixed dates, so that it looks the same on any day. They begin before the law that a certificate may last no longer than 825 days.
        var made = request.CreateSelfSigned(new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2049, 12, 31, 0, 0, 0, TimeSpan.Zero));
        if (!OperatingSystem.IsWindows()) return made;
        using (made) return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);   // a server there may not use a key that lives in memory alone
    }

    static IEnumerable<X509Extension> Extensions(PublicKey key)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Name);
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        var identifier = new X509SubjectKeyIdentifierExtension(key, critical: false);
        return
        [
            names.Build(),
            new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true),
            new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true),
            new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1", "serverAuth")], critical: false),
            identifier,
            X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(identifier),
        ];
    }
}
