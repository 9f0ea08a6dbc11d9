namespace FakeMail.Smtp;

/// <summary>One parameter of MAIL or RCPT (RFC 5321 §4.1.2).</summary>
/// <param name="Name">Its name, in upper case.</param>
/// <param name="Extension">The extension that brings it.</param>
/// <param name="Usage">How it is written.</param>
/// <param name="Set">Takes its value, <c>null</c> if it has none, into what has been read so far; <c>null</c> if that is no value for it.</param>
sealed record EsmtpParameter<T>(string Name, SmtpExtensions Extension, string Usage, Func<T, string?, T?> Set) where T : class
{
    /// <summary>Reads parameters with a table of those there are; each may come once. Returns what to answer if one of them is wrong.</summary>
    public static SmtpReply? Read(IReadOnlyList<string> words, EsmtpParameter<T>[] table, SmtpExtensions known, ref T read)
    {
        var seen = 0;
        foreach (var word in words)
        {
            var equals = word.IndexOf('=');
            var (name, value) = equals < 0 ? (word, null) : (word[..equals], word[(equals + 1)..]);
            if (!IsKeyword(name) || value is "" || value?.Contains('=', StringComparison.Ordinal) is true) return Replies.Syntax("NAME=value");

            var place = Array.FindIndex(table, row => row.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && (row.Extension & known) is not 0);
            if (place < 0) return Replies.UnknownParameter(name);
            if ((seen & 1 << place) is not 0) return Replies.Syntax($"{table[place].Name} once only");
            if (table[place].Set(read, value) is not { } more) return Replies.Syntax(table[place].Usage);
            (read, seen) = (more, seen | 1 << place);
        }
        return null;
    }

    static bool IsKeyword(string name) => name is [not '-', ..] && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-');
}
