using System.Globalization;

namespace FakeMail.Smtp;

/// <summary>The parameters of MAIL: SIZE (RFC 1870) and BODY (RFC 6152), each at most once.</summary>
static class MailParameters
{
    /// <summary>Reads the parameters; returns what to answer if one of them is wrong.</summary>
    public static SmtpReply? Parse(IReadOnlyList<string> parameters, out ulong size)
    {
        size = 0;
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in parameters)
        {
            var (name, value) = parameter.Split('=', 2) is [var n, var v] ? (n.ToUpperInvariant(), v) : (parameter.ToUpperInvariant(), "");
            if (!seen.Add(name)) return Replies.Syntax($"{name} once only");
            switch (name)
            {
                case "SIZE" when IsSize(value): size = ParseSize(value); break;
                case "SIZE": return Replies.Syntax("SIZE=octets");
                case "BODY" when value.ToUpperInvariant() is "7BIT" or "8BITMIME": break;   // every message is kept as it comes
                case "BODY": return Replies.Syntax("BODY=7BIT or BODY=8BITMIME");
                default: return name is "" ? Replies.Syntax("NAME=value") : Replies.UnknownParameter(name);
            }
        }
        return null;
    }

    // Up to 20 digits (RFC 1870 §3), which may be more than 64 bits hold: then it is too big in any case.
    static bool IsSize(string value) => value.Length is > 0 and <= 20 && value.All(char.IsAsciiDigit);

    static ulong ParseSize(string digits) =>
        ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : ulong.MaxValue;
}
