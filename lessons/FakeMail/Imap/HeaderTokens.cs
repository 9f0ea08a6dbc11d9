using System.Text;

namespace FakeMail.Imap;

/// <summary>A piece of a structured header field (RFC 5322 §3.2).</summary>
/// <param name="Kind">What it is: a special character stands for itself.</param>
/// <param name="Text">Its text, without quotes, parentheses and backslashes.</param>
readonly record struct HeaderToken(char Kind, string Text)
{
    public const char Word = 'w', Quoted = 'q', Comment = 'c', DomainLiteral = 'd';
}

/// <summary>Takes a structured header field apart.</summary>
static class HeaderTokens
{
    /// <summary>The pieces of a field. Which characters stand alone depends on the field.</summary>
    public static IEnumerable<HeaderToken> In(string value, string specials)
    {
        for (var at = 0; at < value.Length;)
        {
            var c = value[at];
            if (c is ' ' or '\t') at++;
            else if (c is '"') yield return new(HeaderToken.Quoted, Enclosed(value, ref at, '"', '"'));
            else if (c is '(') yield return new(HeaderToken.Comment, Enclosed(value, ref at, '(', ')'));
            else if (c is '[' && specials.Contains('@')) yield return new(HeaderToken.DomainLiteral, $"[{Enclosed(value, ref at, '[', ']')}]");
            else if (specials.Contains(c)) yield return new(value[at++], c.ToString());
            else
            {
                var from = at++;
                while (at < value.Length && value[at] is not (' ' or '\t' or '"' or '(') && !specials.Contains(value[at])) at++;
                yield return new(HeaderToken.Word, value[from..at]);
            }
        }
    }

    // Comments may hold comments. What is not closed goes to the end.
    static string Enclosed(string value, ref int at, char open, char close)
    {
        var text = new StringBuilder();
        var depth = 1;
        for (at++; at < value.Length; at++)
        {
            var c = value[at];
            if (c is '\\' && at + 1 < value.Length) { text.Append(value[++at]); continue; }
            if (c == close && --depth is 0) { at++; break; }
            if (c == open && open != close) depth++;
            text.Append(c);
        }
        return text.ToString();
    }
}
