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
            var text = Encoding.Latin1.GetString(section[..FieldLength(section)]);
            section = section[text.Length..];
            if (text.TrimEnd('\r', '\n') is not "") fields.Add((text.Split(':', 2)[0].TrimEnd(), text));
        }
    }

    // Up to a line that does not begin with a blank: one that does is folded.
    static int FieldLength(ReadOnlySpan<byte> section)
    {
        for (var at = 0; ;)
        {
            var lf = section[at..].IndexOf((byte)'\n');
            if (lf < 0) return section.Length;
            at += lf + 1;
            if (at == section.Length || section[at] is not ((byte)' ' or (byte)'\t')) return at;
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
