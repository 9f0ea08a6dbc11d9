using System.Security.Cryptography;
using System.Text;

namespace Workbook.Jupyter;

/// <summary>HMAC-SHA256 over the four JSON parts of a message, with the key of the connection file; no key, no signature.</summary>
public sealed class MessageSigner
{
    readonly byte[] key;

    /// <exception cref="NotSupportedException">The connection asks for another scheme.</exception>
    public MessageSigner(string key, string scheme = "hmac-sha256")
    {
        if (scheme is not ("hmac-sha256" or ""))
            throw new NotSupportedException($"The connection file asks for the signature scheme '{scheme}'; only hmac-sha256 is known here.");
        this.key = Encoding.UTF8.GetBytes(key);
    }

    /// <summary>The signature in lower-case hexadecimal digits, as ASCII octets; empty without a key.</summary>
    public byte[] Sign(params ReadOnlySpan<byte[]> parts)
    {
        if (key is []) return [];
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (var part in parts) hmac.AppendData(part);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hmac.GetHashAndReset()));
    }

    /// <summary>Whether the signature is the one of these parts; takes the same time wherever they differ.</summary>
    public bool Verify(byte[] signature, params ReadOnlySpan<byte[]> parts) =>
        key is [] || CryptographicOperations.FixedTimeEquals(signature, Sign(parts));
}
