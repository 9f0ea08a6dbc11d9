using System.Text;

namespace FakeMail.Imap;

/// <summary>How IMAP writes strings (RFC 3501 §4.3). Each character is one octet.</summary>
static class ImapText
{
    /// <summary>A string, or NIL for none.</summary>
    public static string NString(string? text) => text is null ? "NIL" : String(text);

    /// <summary>A string: in quotes where it may be, else as a literal.</summary>
    public static string String(string text) =>
        text.All(c => c is >= ' ' and <= '~') && text.Length <= 1000
            ? $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            : $"{{{text.Length}}}\r\n{text}";

    /// <summary>A string, bare if it is a plain word.</summary>
    public static string AString(string text) =>
        text is not "" && text.All(c => c is > ' ' and <= '~' && !"(){%*\"\\]".Contains(c)) ? text : String(text);

    /// <summary>A folder's name.</summary>
    public static string Folder(string name) => String(ModifiedUtf7.Encode(name));

    public static byte[] Octets(string text) => Encoding.Latin1.GetBytes(text);
}
