using System.Globalization;
using System.Text;

namespace FakeMail.Smtp;

/// <summary>Text inside a parameter: what has no place there travels as a plus sign and two digits (RFC 3461 §4).</summary>
static class Xtext
{
    /// <summary>The text that was meant; <c>null</c> if this is no xtext, or means a character that has no place in a header.</summary>
    /// <param name="text">What was sent.</param>
    /// <param name="anyScript">Whether characters beyond ASCII may stand for themselves, which xtext has none of.</param>
    public static string? Decode(string text, bool anyScript = false)
    {
        if (!anyScript && !Ascii.IsValid(text)) return null;
        var decoded = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i] is '+' ? HexAt(text, i += 2) : text[i];
            if (c is < ' ' or '\x7f' or '\ufffd') return null;
            decoded.Append(c);
        }
        return decoded.ToString();
    }

    // Two upper-case digits; anything else becomes a character that is refused.
    static char HexAt(string text, int last) =>
        last < text.Length && IsHex(text[last - 1]) && IsHex(text[last])
            ? (char)int.Parse(text.AsSpan(last - 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
            : '\0';

    static bool IsHex(char c) => c is (>= '0' and <= '9') or (>= 'A' and <= 'F');
}
