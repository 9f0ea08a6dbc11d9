using System.Security.Cryptography;
using System.Text;

namespace FakeMail.Pop3;

/// <summary>How APOP shows that a client knows the password without saying it (RFC 1939 §7).</summary>
public static class ApopDigest
{
#pragma warning disable CA5351 // MD5 is broken, which is one of the things to be learned from APOP.
    /// <summary>MD5 of the greeting's stamp, with its angle brackets, and the password, in hexadecimal.</summary>
    public static string Of(string stamp, string password) =>
        Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(stamp + password)));
}
