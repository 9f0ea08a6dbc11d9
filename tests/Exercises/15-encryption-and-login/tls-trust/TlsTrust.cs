namespace Exercises;

/// <summary>Which certificate is to be trusted.</summary>
[Exercise("tls-trust")]
public class TlsTrust(Submission submission)
{
    [Theory, Points(1), Hint("Without an error it is trusted. A certificate that nobody signed is trusted only if it is the one that you know."), Catches("any-that-nobody-signed", "only-the-known-one", "trusts-everybody")]
    [InlineData(0, "other", true), InlineData(4, "known", true), InlineData(4, "other", false)]
    public void An_unsigned_one_has_to_be_the_known_one(int errors, string certificate, bool expected) => Assert.Equal(expected, Trusted(errors, certificate));

    [Theory, Points(1), Hint("A certificate for another name, or none at all, is never right, not even the one that you know."), Catches("name-does-not-matter", "trusts-everybody")]
    [InlineData(2, "known", false), InlineData(6, "known", false), InlineData(1, "none", false)]
    public void Another_name_is_never_right(int errors, string certificate, bool expected) => Assert.Equal(expected, Trusted(errors, certificate));

    [Theory, Points(1), Hint("A fingerprint may be written in small or in capital digits: it is the same one."), Catches("case")]
    [InlineData(4, "small", true), InlineData(4, "capital", true)]
    public void A_fingerprint_may_be_in_small_or_capital_digits(int errors, string certificate, bool expected) => Assert.Equal(expected, Trusted(errors, certificate));

    // The errors are SslPolicyErrors: 1 no certificate, 2 another name, 4 nobody signed it.
    bool Trusted(int errors, string certificate) => submission.Evaluate<bool>("""
        ((Func<bool>)(() =>
        {
            using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
            var request = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=light.example", key, System.Security.Cryptography.HashAlgorithmName.SHA256);
            using var shown = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
            var known = shown.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256);
            return IsTrusted(certificate == "none" ? null : shown, (System.Net.Security.SslPolicyErrors)errors,
                certificate switch { "other" => new string('0', 64), "small" => known.ToLowerInvariant(), "capital" => known.ToUpperInvariant(), _ => known });
        }))()
        """, new { errors, certificate });
}
