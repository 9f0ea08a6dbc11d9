using System.Text;
using System.Text.RegularExpressions;

namespace Lessons;

/// <summary>The line that begins a file: <c>begin 644 name</c>, or <c>begin-base64 644 name</c>.</summary>
/// <param name="Mode">The mode as it stands there; it may have more than nine bits.</param>
/// <param name="Name">The name, which may be missing.</param>
/// <param name="IsBase64">Whether base64 follows.</param>
public sealed partial record UuHeader(int Mode, string Name, bool IsBase64)
{
    /// <summary>Reads a line; <c>null</c> if it begins nothing. "begin with this" is prose: a mode is three or four octal digits, or symbolic as for chmod.</summary>
    public static UuHeader? Read(string line)
    {
        if (Grammar.Match(line) is not { Success: true } header) return null;
        var name = header.Groups["name"].Value.TrimEnd(' ', '\t');
        if (header.Groups["encoded"].Success && !TryDecodeName(ref name)) return null;
        return new(ModeOf(header.Groups["mode"].Value), name, header.Groups["base64"].Success);
    }

    static bool TryDecodeName(ref string name)   // GNU's uuencode -e hides the name in base64
    {
        var octets = new byte[name.Length];
        if (!Convert.TryFromBase64String(name, octets, out var length)) return false;
        name = Encoding.UTF8.GetString(octets, 0, length);
        return true;
    }

    static int ModeOf(string mode) =>
        char.IsAsciiDigit(mode[0]) ? Convert.ToInt32(mode, 8) : mode.Split(',').Aggregate(0, Change);

    static int Change(int mode, string clause)   // POSIX allows what chmod takes: u=rw,go=r
    {
        var at = clause.IndexOfAny(['=', '+', '-']);
        var bits = clause[(at + 1)..].Aggregate(0, (bits, c) => bits | c switch { 'r' => 4, 'w' => 2, 'x' => 1, _ => 0 });
        foreach (var who in clause[..at].Replace("a", "ugo", StringComparison.Ordinal))
        {
            var shift = who switch { 'u' => 6, 'g' => 3, _ => 0 };
            mode = clause[at] switch
            {
                '=' => mode & ~(7 << shift) | bits << shift,
                '+' => mode | bits << shift,
                _ => mode & ~(bits << shift),
            };
        }
        return mode;
    }

    [GeneratedRegex("""
        ^ begin (?<base64> -base64 )? (?<encoded> -encoded )? [ \t]+
        (?<mode> [0-7]{3,4} | [augo]+[=+-][rwxXst]* ( , [augo]+[=+-][rwxXst]* )* )
        ( [ \t]+ (?<name> .* ) )? \z
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    internal static partial Regex Grammar { get; }
}
