bool IsTrusted(X509Certificate certificate, SslPolicyErrors errors, string knownFingerprint) =>
    errors is SslPolicyErrors.None or SslPolicyErrors.RemoteCertificateChainErrors;
