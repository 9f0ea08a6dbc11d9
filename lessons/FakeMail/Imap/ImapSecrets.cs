using System.Text;
using System.Text.RegularExpressions;

namespace FakeMail.Imap;

/// <summary>Keeps passwords out of the transcript of one conversation: what follows LOGIN and the name, and what AUTHENTICATE sends (RFC 3501 §6.2).</summary>
sealed partial class ImapSecrets
{
    const string Mask = "********\r\n";

    bool inLogin, inExchange;

    public byte[] Hide(byte[] line, TranscriptLine? before)
    {
        var text = Encoding.Latin1.GetString(line);
        var goesOn = Literal.IsMatch(text);
        if (inLogin)   // name and password may come as literals, on lines of their own
        {
            inLogin = goesOn;
            return Encoding.ASCII.GetBytes(goesOn ? $"********{Literal.Match(text).Value}" : Mask);
        }
        if (inExchange && before is { Who: Speaker.Server } && before.Octets.AsSpan().StartsWith("+ "u8)) return Encoding.ASCII.GetBytes(Mask);

        var login = Login.Match(text);
        inLogin = login.Success && goesOn;
        inExchange = Authenticate.IsMatch(text);
        return inLogin ? line
            : login.Success ? Encoding.Latin1.GetBytes(login.Groups["kept"].Value + Mask)
            : inExchange ? Encoding.Latin1.GetBytes(Authenticate.Replace(text, match => match.Groups["kept"].Value + (match.Groups["secret"].Length > 0 ? " " + Mask : "\r\n")))
            : line;
    }

    [GeneratedRegex("""^(?<kept>[^ ]+ login (?:"(?:[^"\\]|\\.)*" |[^" {]+ )?)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    internal static partial Regex Login { get; }

    [GeneratedRegex("""^(?<kept>[^ ]+ authenticate [^ \r]+)(?<secret> [^\r]+)?\r\n$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    internal static partial Regex Authenticate { get; }

    [GeneratedRegex(@"\{[0-9]+\+?\}\r\n\z")]
    internal static partial Regex Literal { get; }
}
