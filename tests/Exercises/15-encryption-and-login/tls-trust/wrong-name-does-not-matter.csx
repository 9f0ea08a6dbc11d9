bool IsTrusted(X509Certificate certificate, SslPolicyErrors errors, string knownFingerprint) =>
    errors is SslPolicyErrors.None
    || (certificate is not null && certificate.GetCertHashString(HashAlgorithmName.SHA256).Equals(knownFingerprint, StringComparison.OrdinalIgnoreCase));
