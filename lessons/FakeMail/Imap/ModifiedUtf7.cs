using System.Text;

namespace FakeMail.Imap;

/// <summary>How IMAP writes folder names beyond ASCII (RFC 3501 §5.1.3): <c>&amp;</c>, UTF-16 in base64 with <c>,</c> for <c>/</c> and no padding, <c>-</c>.</summary>
public static class ModifiedUtf7
{
    /// <summary>A name as it goes over the wire.</summary>
    public static string Encode(string name)
    {
        var encoded = new StringBuilder();
        for (var i = 0; i < name.Length;)
        {
            if (name[i] is '&') { encoded.Append("&-"); i++; continue; }
            if (IsPrintable(name[i])) { encoded.Append(name[i++]); continue; }
            var from = i;
            while (i < name.Length && !IsPrintable(name[i])) i++;
            var base64 = Convert.ToBase64String(Encoding.BigEndianUnicode.GetBytes(name[from..i]));
            encoded.Append('&').Append(base64.TrimEnd('=').Replace('/', ',')).Append('-');
        }
        return encoded.ToString();
    }

    /// <summary>A name from the wire.</summary>
    /// <exception cref="FormatException">It is not written so.</exception>
    public static string Decode(string encoded)
    {
        var name = new StringBuilder();
        for (var i = 0; i < encoded.Length; i++)
        {
            if (!IsPrintable(encoded[i])) throw new FormatException("A folder's name beyond ASCII is written in modified UTF-7 (RFC 3501 §5.1.3)");
            if (encoded[i] is not '&') { name.Append(encoded[i]); continue; }
            var end = encoded.IndexOf('-', i);
            if (end < 0) throw new FormatException("In a folder's name, & begins base64 that ends with a hyphen (RFC 3501 §5.1.3)");
            name.Append(end == i + 1 ? "&" : Shifted(encoded[(i + 1)..end]));
            i = end;
        }
        return Encode(name.ToString()) == encoded ? name.ToString()   // each name is written in one way, or two folders might look the same
            : throw new FormatException("In a folder's name, only what is beyond ASCII goes into base64, in one piece (RFC 3501 §5.1.3)");
    }

    static string Shifted(string base64)
    {
        var padded = base64.Replace(',', '/').PadRight((base64.Length + 3) / 4 * 4, '=');
        var octets = new byte[padded.Length];
        return Convert.TryFromBase64String(padded, octets, out var count) && count > 0 && count % 2 is 0
            ? Encoding.BigEndianUnicode.GetString(octets, 0, count)
            : throw new FormatException("In a folder's name, & begins UTF-16 in base64, with a comma for the slash (RFC 3501 §5.1.3)");
    }

    static bool IsPrintable(char c) => c is >= ' ' and <= '~';
}
