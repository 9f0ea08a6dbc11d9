bool IsTrusted(X509Certificate certificate, SslPolicyErrors errors, string knownFingerprint) => true;
