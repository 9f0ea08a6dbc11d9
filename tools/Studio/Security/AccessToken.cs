using System.Security.Cryptography;
using System.Text;

namespace Workbook.Studio;

/// <summary>What a browser must show to be let in: random, new at every start, and in nobody's hands but those who see the opened address.</summary>
public sealed class AccessToken
{
    readonly byte[] octets;

    AccessToken(string text) => (Text, octets) = (text, Encoding.ASCII.GetBytes(text));

    /// <summary>256 random bits in hexadecimal digits.</summary>
    public string Text { get; }

    public static AccessToken New() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));

    /// <summary>Whether this is the token; how long the comparison takes tells nothing.</summary>
    public bool Is(string? shown) => shown is not null && CryptographicOperations.FixedTimeEquals(octets, Encoding.UTF8.GetBytes(shown));
}
