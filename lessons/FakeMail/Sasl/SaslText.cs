using System.Text;

namespace FakeMail.Sasl;

/// <summary>How SMTP, POP3 and IMAP write what an exchange says: as base64 on a line (RFC 4954 §4, RFC 5034 §4, RFC 3501 §6.2.2).</summary>
public static class SaslText
{
    /// <summary>The line with which a client gives up.</summary>
    public const string Cancelled = "*";

    /// <summary>What stands for an empty response beside a command, where an empty word would be no word at all.</summary>
    public const string Empty = "=";

    /// <summary>Octets as a line.</summary>
    public static string Encode(byte[] octets) => Convert.ToBase64String(octets);

    /// <summary>A line as octets; <c>null</c> if it is not base64 to the letter: no blanks, nothing missing at the end.</summary>
    public static byte[]? Decode(string line)
    {
        if (line.Any(char.IsWhiteSpace)) return null;   // which .NET would overlook
        var octets = new byte[line.Length];
        return Convert.TryFromBase64String(line, octets, out var length) ? octets[..length] : null;
    }

    /// <summary>Octets as text; <c>null</c> if they are not UTF-8.</summary>
    internal static string? Utf8(ReadOnlySpan<byte> octets)
    {
        try
        {
            return Strict.GetString(octets);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
