using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace FakeMail.Smtp;

/// <summary>What is wrong with an address that is in its brackets as it should be.</summary>
public enum PathFault
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>It has no domain.</summary>
    NoDomain,
    /// <summary>The part before the @ begins or ends with a dot, or has two in a row.</summary>
    LocalPart,
    /// <summary>The domain is not made of letters, digits and hyphens, with single dots between.</summary>
    Domain,
    /// <summary>What stands in square brackets is no IP address.</summary>
    Literal,
    /// <summary>It has octets above 127 that are not UTF-8.</summary>
    NotUtf8,
}

/// <summary>What follows MAIL FROM: or RCPT TO: — an address in angle brackets, then parameters (RFC 5321 §4.1.2).</summary>
/// <param name="Address">The address as it was written, without its brackets; empty for <c>&lt;&gt;</c>.</param>
/// <param name="Parameters">The parameters, such as <c>SIZE=1000</c>.</param>
/// <param name="Fault">What is wrong with the address.</param>
public sealed partial record SmtpPath(string Address, IReadOnlyList<string> Parameters, PathFault Fault)
{
    /// <summary>Reads the path after a keyword; <c>null</c> if that is not what the argument looks like.</summary>
    public static SmtpPath? After(string keyword, string argument)
    {
        if (!argument.StartsWith(keyword, StringComparison.OrdinalIgnoreCase)) return null;
        if (argument.AsSpan().ContainsAnyInRange('\0', '\x1f') || argument.AsSpan().ContainsAnyInRange('\x7f', '\x9f')) return null;   // a CR or LF in here would become a header line later
        if (Plain(argument, keyword.Length) is { } plain) return new(plain, [], PathFault.None);
        if (Grammar.Match(argument[keyword.Length..]) is not { Success: true } path) return null;

        var parameters = path.Groups["parameters"];
        return new(path.Groups["address"].Value,
            parameters.Length is 0 ? [] : parameters.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            FaultOf(path.Groups["address"].Value, path.Groups["local"].Value, path.Groups["domain"].Value, path.Groups["route"].Value));
    }

    // Nearly all addresses are <name@domain> without anything special; the grammar would say the same of them, and takes longer.
    static string? Plain(string argument, int from)
    {
        if (argument.Length < from + 5 || argument[from] is not '<' || argument[^1] is not '>') return null;
        var address = argument.AsSpan(from + 1, argument.Length - from - 2);
        var at = address.IndexOf('@');
        return at > 0 && IsPlain(address[..at]) && IsPlain(address[(at + 1)..]) ? address.ToString() : null;
    }

    // Words of letters and digits with single dots and hyphens between them.
    static bool IsPlain(ReadOnlySpan<char> text)
    {
        var mayPause = false;
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && !(mayPause && c is ('.' or '-'))) return false;
            mayPause = char.IsAsciiLetterOrDigit(c);
        }
        return mayPause;
    }

    /// <summary>Whether this is the one address that needs no domain (§4.1.1.3).</summary>
    public bool IsPostmaster => Address.Equals("postmaster", StringComparison.OrdinalIgnoreCase);

    static PathFault FaultOf(string address, string local, string domain, string route)
    {
        if (route is not "" && !(System.Text.Ascii.IsValid(route) && route.Split(',').All(hop => IsDomain(hop[1..])))) return PathFault.Domain;
        if (address is "" || address.Equals("postmaster", StringComparison.OrdinalIgnoreCase)) return PathFault.None;
        if (address.Contains('\ufffd', StringComparison.Ordinal)) return PathFault.NotUtf8;
        if (domain is "") return PathFault.NoDomain;
        if (local is not ['"', ..] && (local is ['.', ..] or [.., '.'] || local.Contains("..", StringComparison.Ordinal))) return PathFault.LocalPart;
        if (domain is ['[', .. var literal, ']']) return IsAddressLiteral(literal) ? PathFault.None : PathFault.Literal;
        return IsDomain(domain) ? PathFault.None : PathFault.Domain;
    }

    static bool IsDomain(string text) => text.Split('.').All(IsLabel);

    // The underscore is not allowed, and often there: machines of one's own are named like that.
    static bool IsLabel(string label) =>
        label is not ("" or ['-', ..] or [.., '-']) && label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or > '\x7f');

    // §4.1.3. IPAddress alone would also take "1" for 0.0.0.1, "010" for 8, and a zone or a prefix after the address.
    static bool IsAddressLiteral(string literal) => literal.StartsWith("IPv6:", StringComparison.OrdinalIgnoreCase)
        ? literal[5..].All(c => char.IsAsciiHexDigit(c) || c is ':' or '.') && IPAddress.TryParse(literal[5..], out _) && literal[5..].Contains(':', StringComparison.Ordinal)
        : literal.Split('.') is { Length: 4 } numbers && numbers.All(number => number.Length <= 3 && byte.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _));

    [GeneratedRegex("""
        ^ [ ]* <
        (?: (?<route> @[^<>@:,"\s]+ (?: ,@[^<>@:,"\s]+ )* ) : (?!>) )?   # a source route is ignored (§4.1.1.3), but leads somewhere
        (?<address>
            (?<local> [^<>()\[\],;:@"\\ ]+                          # atoms with dots
                    | " (?: [^"\\] | \\. )* " )                     # or anything at all, in quotes
            (?: @ (?<domain> [^<>()\[\],;:@"\\\s]+
                           | \[ [^\[\]<>\s]+ \] ) )?                # an address literal stands in brackets
        )?
        > (?<parameters> [ ]+ .* )? \z
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    internal static partial Regex Grammar { get; }
}
