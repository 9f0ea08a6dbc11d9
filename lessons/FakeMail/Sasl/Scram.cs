using System.Security.Cryptography;
using System.Text;

namespace FakeMail.Sasl;

/// <summary>SCRAM (RFC 5802, RFC 7677): both sides show each other that they know the password, and neither says it nor anything that would do in its place.</summary>
sealed class Scram(HashAlgorithmName hash, Accounts accounts, string nonce, byte[]? salt = null) : ISaslExchange
{
    const int Iterations = 4096;   // the least that RFC 7677 §4 allows

    public static readonly HashAlgorithmName Sha256 = HashAlgorithmName.SHA256, Sha1 = HashAlgorithmName.SHA1;

    static readonly SaslStep.Malformed First = new("SCRAM begins with n,,n=USER,r=NONCE"), Final = new("SCRAM goes on with c=biws,r=NONCE,p=PROOF");

    string user = "", bindingHeader = "", bothNonces = "", clientFirst = "", serverFirst = "";
    bool verified;

    public SaslStep Answer(byte[]? response)
    {
        if (response is null) return new SaslStep.Challenge([]);
        if (verified) return response is [] ? new SaslStep.Accepted(user) : new SaslStep.Malformed("SCRAM ends with an empty response");
        if (SaslText.Utf8(response) is not { } said) return First;
        return serverFirst is "" ? OnFirst(said) : OnFinal(said);
    }

    // gs2-header client-first-message-bare (§7). Binding to the TLS channel is not offered, so "p=" is as wrong as an extension that must be understood ("m=").
    SaslStep OnFirst(string said)
    {
        if (said.Split(',', 3) is not ["n" or "y", var actAs, var bare]) return First;
        if (bare.Split(',') is not [['n', '=', .. var name], ['r', '=', .. { Length: > 0 } theirs], ..] || Unescape(name) is not { Length: > 0 } asked) return First;
        if (actAs is not "" && (actAs is not ['a', '=', .. var other] || other != name)) return new SaslStep.Refused();

        (user, bindingHeader, clientFirst, bothNonces) = (asked, said[..^bare.Length], bare, theirs + nonce);
        serverFirst = $"r={bothNonces},s={Convert.ToBase64String(Salt())},i={Iterations}";
        return new SaslStep.Challenge(Encoding.UTF8.GetBytes(serverFirst));
    }

    SaslStep OnFinal(string said)
    {
        if (said.LastIndexOf(",p=", StringComparison.Ordinal) is not (> 0 and var end)) return Final;
        if (said[..end].Split(',') is not [['c', '=', .. var binding], ['r', '=', .. var nonces], ..] || SaslText.Decode(said[(end + 3)..]) is not { } proof) return Final;
        if (nonces != bothNonces || binding != Convert.ToBase64String(Encoding.UTF8.GetBytes(bindingHeader)) || accounts[user] is not { } password) return new SaslStep.Refused();

        var salted = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), Salt(), Iterations, hash, CryptographicOperations.HashData(hash, []).Length);
        var spoken = Encoding.UTF8.GetBytes($"{clientFirst},{serverFirst},{said[..end]}");
        if (!IsProof(proof, clientKey: Mac(salted, "Client Key"u8), spoken)) return new SaslStep.Refused();

        verified = true;   // and the server shows that it knows the password too
        return new SaslStep.Challenge(Encoding.ASCII.GetBytes($"v={Convert.ToBase64String(Mac(Mac(salted, "Server Key"u8), spoken))}"));
    }

    // §3: ClientProof = ClientKey XOR HMAC(StoredKey, AuthMessage)
    bool IsProof(byte[] proof, byte[] clientKey, byte[] spoken)
    {
        var signature = Mac(CryptographicOperations.HashData(hash, clientKey), spoken);
        return CryptographicOperations.FixedTimeEquals(proof, [.. clientKey.Select((octet, i) => (byte)(octet ^ signature[i]))]);
    }

    // A salt that a user keeps, as a server with a database would have it; so nobody can see who is a user and who is not.
    byte[] Salt() => salt ?? SHA256.HashData(Encoding.UTF8.GetBytes("salt of " + user))[..16];

    byte[] Mac(byte[] key, ReadOnlySpan<byte> data) => CryptographicOperations.HmacData(hash, key, data);

    // §5.1: a comma travels as =2C, the equals sign as =3D; any other = is an error.
    static string? Unescape(string name)
    {
        var rest = name.Replace("=2C", "", StringComparison.Ordinal).Replace("=3D", "", StringComparison.Ordinal);
        return rest.Contains('=', StringComparison.Ordinal) ? null
            : name.Replace("=2C", ",", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);
    }
}
