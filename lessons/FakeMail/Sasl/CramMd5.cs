using System.Security.Cryptography;
using System.Text;

namespace FakeMail.Sasl;

/// <summary>CRAM-MD5 (RFC 2195): the client shows that it knows the password by mixing it into the server's challenge. The password itself stays at home.</summary>
sealed class CramMd5(Accounts accounts, string challenge) : ISaslExchange
{
    public SaslStep Answer(byte[]? response)
    {
        if (response is null) return new SaslStep.Challenge(Encoding.ASCII.GetBytes(challenge));
        var said = SaslText.Utf8(response) ?? "";
        if (said.LastIndexOf(' ') is not (> 0 and var space)) return new SaslStep.Malformed("CRAM-MD5 is base64 of user SP digest");

        var (user, digest) = (said[..space], said[(space + 1)..]);
        return accounts[user] is { } password && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Digest(password)), Encoding.UTF8.GetBytes(digest))
            ? new SaslStep.Accepted(user)
            : new SaslStep.Refused();
    }

#pragma warning disable CA5351 // MD5 is broken, and this is what the mechanism was built on in 1997. A lesson shows it for that reason.
    string Digest(string password) =>
        Convert.ToHexStringLower(HMACMD5.HashData(Encoding.UTF8.GetBytes(password), Encoding.ASCII.GetBytes(challenge)));
}
