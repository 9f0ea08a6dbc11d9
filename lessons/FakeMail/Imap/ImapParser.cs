using System.Globalization;
using System.Text;

namespace FakeMail.Imap;

/// <summary>Goes through a command word by word (RFC 3501 §9). What does not fit is a <see cref="FormatException"/> with one sentence for the client.</summary>
sealed class ImapParser(ImapLine line)
{
    const string NotInAtoms = "(){%*\"\\]";

    readonly string text = line.Text;
    int at, literals;

    public bool AtEnd => at >= text.Length;

    /// <summary>Whether the next character is this one.</summary>
    public bool Sees(char c) => at < text.Length && text[at] == c;

    /// <summary>Goes past this character, if it is the next.</summary>
    public bool Takes(char c)
    {
        if (!Sees(c)) return false;
        at++;
        return true;
    }

    /// <summary>Goes past this text in any case, if it is the next.</summary>
    public bool Takes(string word)
    {
        if (string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) is not 0 || at + word.Length > text.Length) return false;
        at += word.Length;
        return true;
    }

    public void Expect(char c)
    {
        if (!Takes(c)) throw new FormatException(c is ' ' ? AtEnd ? "Something is missing at the end" : $"A space is missing before \"{Rest}\"" : $"{c} is missing before \"{Rest}\"");
    }

    public void ExpectEnd()
    {
        if (!AtEnd) throw new FormatException($"\"{Rest}\" is too much");
    }

    string Rest => Displays.Visible.Octets(Encoding.Latin1.GetBytes(text[at..Math.Min(text.Length, at + 20)]));

    /// <summary>A word without special characters; some may be allowed all the same.</summary>
    public string Atom(string also = "", string not = "")
    {
        var from = at;
        while (at < text.Length && text[at] is > ' ' and < '\x7f' and var c && (!NotInAtoms.Contains(c) || also.Contains(c)) && !not.Contains(c)) at++;
        return at > from ? text[from..at] : throw new FormatException(AtEnd ? "A word is missing at the end" : $"A word is missing before \"{Rest}\"");
    }

    /// <summary>A word, in capital letters.</summary>
    public string Keyword(string not = "") => Atom(not: not).ToUpperInvariant();

    /// <summary>A word, a quoted string or a literal; each octet as one character.</summary>
    public string AString(string also = "]") => Sees('"') ? Quoted() : Sees('{') ? Encoding.Latin1.GetString(Literal().Octets) : Atom(also);

    /// <summary>The same, as text in UTF-8.</summary>
    public string Text() => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(AString()));

    /// <summary>A folder's name; that of INBOX is the same in any case (§5.1).</summary>
    public string FolderName(string also = "]")
    {
        var name = ModifiedUtf7.Decode(AString(also));
        return name.Equals("inbox", StringComparison.OrdinalIgnoreCase) || name.StartsWith("inbox/", StringComparison.OrdinalIgnoreCase) ? "INBOX" + name[5..] : name;
    }

    public MessageContent Literal()
    {
        Expect('{');
        if (literals >= line.Literals.Count || text.IndexOf('}', at) is not (>= 0 and var end)) throw new FormatException("A literal is announced at the end of a line");
        at = end + 1;
        return line.Literals[literals++];
    }

    public uint Number()
    {
        var from = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return uint.TryParse(text.AsSpan(from, at - from), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new FormatException(from == at ? $"A number is missing before \"{Rest}\"" : $"{text[from..at]} is too large a number");
    }

    public SequenceSet Set() => SequenceSet.Parse(Atom(also: "*"));

    /// <summary>Whether a set of numbers comes next, and no word.</summary>
    public bool SeesSet => !AtEnd && SequenceSet.LooksLikeOne(text[at].ToString());

    /// <summary>One or more things in parentheses, with a space between them.</summary>
    public List<T> List<T>(Func<T> one)
    {
        Expect('(');
        var all = new List<T>();
        while (!Takes(')'))
        {
            if (all.Count > 0) Expect(' ');
            all.Add(one());
        }
        return all;
    }

    /// <summary>A flag: a word, or one of the system's with a backslash. <c>\Recent</c> is nobody's to set (§2.3.2).</summary>
    public string Flag()
    {
        var flag = Takes('\\') ? "\\" + Atom() : Atom();
        if (flag[0] is not '\\' || Mailbox.FlagSet.System.Contains(flag, StringComparer.OrdinalIgnoreCase)) return flag;
        throw new FormatException($"{flag} is not a flag that can be set");
    }

    string Quoted()
    {
        Expect('"');
        var quoted = new StringBuilder();
        while (!Takes('"'))
        {
            var escaped = Takes('\\');
            if (AtEnd || (escaped && text[at] is not ('"' or '\\'))) throw new FormatException("A quoted string is not ended, or a backslash in it stands before neither \" nor \\");
            if (text[at] is '\r' or '\n' or '\0') throw new FormatException("A quoted string is on one line");
            quoted.Append(text[at++]);
        }
        return quoted.ToString();
    }
}
