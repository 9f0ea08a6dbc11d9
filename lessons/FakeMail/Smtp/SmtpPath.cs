using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace FakeMail.Smtp;

/// <summary>What follows MAIL FROM: or RCPT TO: — an address in angle brackets, then parameters (RFC 5321 §4.1.2).</summary>
/// <param name="Address">The address as it was written, without its brackets; empty for <c>&lt;&gt;</c>.</param>
/// <param name="Parameters">The parameters, such as <c>SIZE=1000</c>.</param>
/// <param name="Refusal">What to answer if it is no address after all.</param>
public sealed partial record SmtpPath(string Address, IReadOnlyList<string> Parameters, SmtpReply? Refusal = null)
{
    /// <summary>Reads the path after a keyword; <c>null</c> if that is not what the argument looks like.</summary>
    public static SmtpPath? After(string keyword, string argument)
    {
        if (!argument.StartsWith(keyword, StringComparison.OrdinalIgnoreCase)) return null;
        if (argument.Any(c => c is < ' ' or '\x7f')) return null;   // a CR or LF in here would become a header line later
        if (Grammar.Match(argument[keyword.Length..]) is not { Success: true } path) return null;

        return new(path.Groups["address"].Value,
            path.Groups["parameters"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            RefusalOf(path));
    }

    /// <summary>Whether this is the one address that needs no domain (§4.1.1.3).</summary>
    public bool IsPostmaster => Address.Equals("postmaster", StringComparison.OrdinalIgnoreCase);

    static SmtpReply? RefusalOf(Match path)
    {
        var (address, domain) = (path.Groups["address"].Value, path.Groups["domain"].Value);
        if (address is "" || address.Equals("postmaster", StringComparison.OrdinalIgnoreCase)) return null;
        if (address.Any(c => c > '\x7f')) return Replies.NotAscii;
        if (domain is "") return Replies.Syntax("an address has a domain, <name@domain>");
        return domain is ['[', .. var literal, ']'] && !IsAddressLiteral(literal)
            ? Replies.Syntax("[192.0.2.1] or [IPv6:2001:db8::1]")
            : null;
    }

    // §4.1.3. IPAddress alone would also take "1" for 0.0.0.1.
    static bool IsAddressLiteral(string literal) =>
        literal.StartsWith("IPv6:", StringComparison.OrdinalIgnoreCase)
            ? IPAddress.TryParse(literal[5..], out var six) && six.AddressFamily is AddressFamily.InterNetworkV6
            : literal.Split('.').Length is 4 && IPAddress.TryParse(literal, out _);

    [GeneratedRegex("""
        ^ [ ]* <
        (?: @[^<>@:,"\s]+ (?: ,@[^<>@:,"\s]+ )* : )?                # a source route is ignored (§4.1.1.3)
        (?<address>
            (?: [^<>()\[\],;:@"\\\s]+                               # atoms with dots
              | " (?: [^"\\] | \\. )* " )                           # or anything at all, in quotes
            (?: @ (?<domain> [^<>()\[\],;:@"\\\s]+
                           | \[ [^\[\]<>\s]+ \] ) )?                # an address literal stands in brackets
        )?
        > (?<parameters> [ ]+ .* )? \z
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    internal static partial Regex Grammar { get; }
}
