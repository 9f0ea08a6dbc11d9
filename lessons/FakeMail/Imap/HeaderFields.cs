using System.Text;

namespace FakeMail.Imap;

/// <summary>The header section of a message or a part: its fields in order, octet for octet (RFC 5322 §2.2). Each octet is one character.</summary>
sealed class HeaderFields
{
    readonly List<(string Name, string Raw)> fields = [];

    /// <summary>Reads a header section; the empty line at its end may be there.</summary>
    public HeaderFields(ReadOnlySpan<byte> section)
    {
        while (!section.IsEmpty)
        {
            var lf = section.IndexOf((byte)'\n');
            var line = lf < 0 ? section : section[..(lf + 1)];
            section = section[line.Length..];
            var text = Encoding.Latin1.GetString(line);
            if (text is [' ' or '\t', ..] && fields is [.., var (name, raw)]) fields[^1] = (name, raw + text);   // a folded line
            else if (text.TrimEnd('\r', '\n') is not "") fields.Add((text.Split(':')[0].TrimEnd(), text));
        }
    }

    /// <summary>The fields as they are, with their line ends.</summary>
    public IEnumerable<(string Name, string Raw)> All => fields;

    /// <summary>The value of the first field of a name, unfolded; <c>null</c> if there is none.</summary>
    public string? this[string name] => Values(name).FirstOrDefault();

    /// <summary>The values of all fields of a name, unfolded.</summary>
    public IEnumerable<string> Values(string name) =>
        fields.Where(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(field => Unfolded(field.Raw));

    /// <summary>A field's value on one line.</summary>
    public static string Unfolded(string raw) =>
        raw[(raw.IndexOf(':') + 1)..].Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Trim(' ', '\t');
}
