using System.Collections;
using System.Security.Cryptography;
using System.Text;

namespace FakeMail.Sasl;

/// <summary>Who may log in: names and passwords. Written <c>new Accounts { ["ann"] = "secret" }</c>.</summary>
public sealed class Accounts : IEnumerable<KeyValuePair<string, string>>
{
    readonly Dictionary<string, string> passwords = new(StringComparer.Ordinal);

    /// <summary>The password of a user; <c>null</c> if there is no such user.</summary>
    public string? this[string user]
    {
        get => passwords.GetValueOrDefault(Prepare(user));
        set => passwords[Prepare(user)] = Prepare(value ?? throw new ArgumentNullException(nameof(value), "A password may be empty, but not null."));
    }

    /// <summary>Whether anyone may log in at all.</summary>
    public bool IsEmpty => passwords.Count is 0;

    /// <summary>Whether this is the password of that user.</summary>
    public bool Verify(string user, string password) =>
        this[user] is { } right && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(right), Encoding.UTF8.GetBytes(Prepare(password)));

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => passwords.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // What SASLprep (RFC 4013) does to what people type: blanks of all kinds are blanks, ligatures and half-width letters are letters.
    static string Prepare(string text) => Ascii.IsValid(text) ? text
        : string.Concat(text.Where(c => c is not '\u00ad').Select(c => char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.SpaceSeparator ? ' ' : c))
            .Normalize(NormalizationForm.FormKC);
}
