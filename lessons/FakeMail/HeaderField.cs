using System.Text;

namespace FakeMail;

/// <summary>Looks into the header section of a message: the fields before the first empty line (RFC 5322 §2.2).</summary>
static class HeaderField
{
    /// <summary>The value of the first field of a name, unfolded; <c>null</c> if there is none.</summary>
    public static string? Find(byte[] message, string name)
    {
        var end = message.AsSpan().IndexOf("\r\n\r\n"u8);
        var header = Encoding.UTF8.GetString(end < 0 ? message : message.AsSpan(0, end));
        var unfolded = header.Replace("\r\n ", " ", StringComparison.Ordinal).Replace("\r\n\t", "\t", StringComparison.Ordinal);
        return unfolded.Split("\r\n")
            .Where(field => field.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
            .Select(field => field[(name.Length + 1)..].Trim())
            .FirstOrDefault();
    }
}
