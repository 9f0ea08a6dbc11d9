using System.Text;
using System.Text.RegularExpressions;

namespace FakeMail.Imap;

/// <summary>Text as a reader sees it, for SEARCH to look into: encoded words and transfer encodings undone, whatever the charset.</summary>
static partial class DecodedText
{
    /// <summary>A header field: each octet one character in, text out (RFC 2047 §6).</summary>
    public static string OfField(string value)
    {
        var joined = BetweenWords.Replace(value, "");
        var text = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(joined));   // RFC 6532 allows UTF-8 as it is
        return EncodedWord.Replace(text, word =>
        {
            var encoded = word.Groups["text"].Value;
            var octets = word.Groups["encoding"].Value is "b" or "B" ? Base64(encoded) : QuotedPrintable(encoded.Replace('_', ' '));
            return Charset(word.Groups["charset"].Value).GetString(octets);
        });
    }

    /// <summary>The body of a text part (RFC 2045 §6).</summary>
    public static string OfBody(Entity part)
    {
        var octets = part.Encoding.ToUpperInvariant() switch
        {
            "BASE64"           => Base64(Encoding.Latin1.GetString(part.Body)),
            "QUOTED-PRINTABLE" => QuotedPrintable(Encoding.Latin1.GetString(part.Body)),
            _                  => part.Body.ToArray(),
        };
        return Charset(part.ContentType["charset"] ?? "utf-8").GetString(octets);
    }

    static byte[] Base64(string text)
    {
        var letters = string.Concat(text.Where(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/'));
        var whole = letters[..(letters.Length % 4 is 1 ? letters.Length - 1 : letters.Length)];
        return Convert.FromBase64String(whole.PadRight((whole.Length + 3) / 4 * 4, '='));
    }

    static byte[] QuotedPrintable(string text) =>
        Encoding.Latin1.GetBytes(Escape.Replace(text, escape => escape.Groups["hex"] is { Length: 2 } hex ? ((char)Convert.ToByte(hex.Value, 16)).ToString() : ""));

    static Encoding Charset(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return Encoding.Latin1;
        }
    }

    [GeneratedRegex(@"=\?(?<charset>[^?*\s]+)(\*[^?\s]*)?\?(?<encoding>[bBqQ])\?(?<text>[^?\s]*)\?=", RegexOptions.ExplicitCapture)]
    static partial Regex EncodedWord { get; }

    [GeneratedRegex(@"(?<=\?=)[ \t]+(?==\?)")]
    static partial Regex BetweenWords { get; }

    [GeneratedRegex("=(?<hex>[0-9A-Fa-f]{2})|=[ \t]*\r?\n")]
    static partial Regex Escape { get; }
}
