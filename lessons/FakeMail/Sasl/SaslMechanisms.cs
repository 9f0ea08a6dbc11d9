namespace FakeMail.Sasl;

/// <summary>The ways to log in (RFC 4422), the safest first.</summary>
public static class SaslMechanisms
{
    static readonly (string Name, bool ServerFirst, Func<Accounts, string, ISaslExchange> Begin)[] Table =
    [
        ("SCRAM-SHA-256", false, (accounts, nonce) => new Scram(Scram.Sha256, accounts, nonce)),
        ("SCRAM-SHA-1",   false, (accounts, nonce) => new Scram(Scram.Sha1, accounts, nonce)),
        ("CRAM-MD5",      true,  (accounts, nonce) => new CramMd5(accounts, $"<{nonce}@fake.example>")),
        ("PLAIN",         false, (accounts, _)     => new Plain(accounts)),
        ("LOGIN",         false, (accounts, _)     => new Login(accounts)),
        ("XOAUTH2",       false, (accounts, _)     => new XOAuth2(accounts)),
    ];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Table.Select(row => row.Name)];

    /// <summary>Begins an exchange; <c>null</c> if there is no mechanism of that name.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <param name="accounts">Who may log in.</param>
    /// <param name="nonce">Letters and digits that were not used before. A lesson gives always the same, to see always the same.</param>
    public static ISaslExchange? Begin(string name, Accounts accounts, string nonce) =>
        Find(name).Begin?.Invoke(accounts, nonce);

    /// <summary>Whether the server speaks first, so that a client may not answer together with its command (RFC 4954 §4).</summary>
    public static bool IsServerFirst(string name) => Find(name).ServerFirst;

    static (string Name, bool ServerFirst, Func<Accounts, string, ISaslExchange>? Begin) Find(string name) =>
        Array.Find(Table, row => row.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
