using System.Globalization;
using System.Text.RegularExpressions;
using FakeMail.Mailbox;

namespace FakeMail.Imap;

/// <summary>A message that SEARCH looks at.</summary>
/// <param name="Message">The message.</param>
/// <param name="Number">Its number in the session.</param>
/// <param name="IsRecent">Whether this session was the first to be told of it.</param>
/// <param name="LastNumber">The number of the last message there is.</param>
/// <param name="LastUid">The UID of the last message there is.</param>
sealed partial record SearchCandidate(StoredMessage Message, uint Number, bool IsRecent, uint LastNumber, uint LastUid)
{
    readonly MessageParts parts = new(Message.Content);

    public HeaderFields Fields => parts.Fields;

    /// <summary>The day in the Date field, whatever the time and zone (RFC 3501 §6.4.4); <c>null</c> if there is none that can be read.</summary>
    public DateOnly? SentOn => Day.Match(parts.Fields["Date"] ?? "") is { Success: true } day
        && DateOnly.TryParseExact(day.Value, ["d MMM yyyy", "d MMM yy"], CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var date) ? date : null;

    public bool FieldHas(string name, string text) =>
        parts.Fields.Values(name).Any(value => Has(DecodedText.OfField(value), text));

    public bool HeaderHas(string text) => HeaderHas(parts.Fields, text);

    public bool BodyHas(string text) => BodyHas(parts.Root, text);

    static bool HeaderHas(HeaderFields fields, string text) =>
        fields.All.Any(field => Has($"{field.Name}: {DecodedText.OfField(HeaderFields.Unfolded(field.Raw))}", text));

    static bool BodyHas(Entity entity, string text) =>
        entity.Message is { } message ? HeaderHas(message.Fields, text) || BodyHas(message, text)
        : entity.IsText ? Has(DecodedText.OfBody(entity), text)
        : entity.Parts.Exists(part => BodyHas(part, text));

    static bool Has(string where, string text) => where.Contains(text, StringComparison.OrdinalIgnoreCase);

    // RFC 5322 §4.3 reads years of two digits as .NET does.
    [GeneratedRegex(@"[0-9]{1,2}\s+[A-Za-z]{3}\s+([0-9]{4}|[0-9]{2})\b")]
    internal static partial Regex Day { get; }
}
