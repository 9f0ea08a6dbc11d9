bool IsTrusted(X509Certificate certificate, SslPolicyErrors errors, string knownFingerprint) => errors switch
{
    SslPolicyErrors.None => true,
    SslPolicyErrors.RemoteCertificateChainErrors =>
        certificate.GetCertHashString(HashAlgorithmName.SHA256).Equals(knownFingerprint, StringComparison.OrdinalIgnoreCase),
    _ => false,
};
