using System.Globalization;
using static FakeMail.Smtp.SmtpExtensions;

namespace FakeMail.Smtp;

/// <summary>What may follow the address of MAIL.</summary>
public sealed record MailParameters
{
    /// <summary>Nothing.</summary>
    public static readonly MailParameters None = new();

    static readonly EsmtpParameter<MailParameters>[] Table =
    [
        new("SIZE",     Size,                      "SIZE=octets",                              (mail, value) => ParseSize(value) is { } size ? mail with { DeclaredSize = size } : null),
        new("BODY",     EightBitMime | BinaryMime, "BODY=7BIT, 8BITMIME or BINARYMIME",        (mail, value) => ParseBody(value) is { } body ? mail with { Body = body } : null),
        new("SMTPUTF8", SmtpExtensions.SmtpUtf8,   "SMTPUTF8, and nothing after it",           (mail, value) => value is null ? mail with { SmtpUtf8 = true } : null),
        new("RET",      Dsn,                       "RET=FULL or RET=HDRS",                     (mail, value) => value?.ToUpperInvariant() is "FULL" or "HDRS" ? mail with { Return = value.ToUpperInvariant() } : null),
        new("ENVID",    Dsn,                       "ENVID=xtext, 100 characters at most",      (mail, value) => value is { Length: <= 100 } && Xtext.Decode(value) is { } id && System.Text.Ascii.IsValid(id) ? mail with { EnvelopeId = id } : null),
        new("AUTH",     Auth,                      "AUTH=xtext or AUTH=<>",                    (mail, value) => ParseAuthor(value) is { } author ? mail with { Author = author } : null),
    ];

    /// <summary>SIZE: how large the message will be (RFC 1870); 0 if it was not said.</summary>
    public ulong DeclaredSize { get; init; }

    /// <summary>BODY: what its octets are (RFC 6152, RFC 3030).</summary>
    public BodyType Body { get; init; }

    /// <summary>SMTPUTF8: that addresses and header fields may be in any script (RFC 6531).</summary>
    public bool SmtpUtf8 { get; init; }

    /// <summary>RET: how much of the message to send back with bad news (RFC 3461).</summary>
    public string? Return { get; init; }

    /// <summary>ENVID: the name by which the sender knows this envelope (RFC 3461).</summary>
    public string? EnvelopeId { get; init; }

    /// <summary>AUTH: who wrote the message (RFC 4954 §5).</summary>
    public string? Author { get; init; }

    /// <summary>Reads the parameters; returns what to answer if one of them is wrong.</summary>
    internal static SmtpReply? Read(IReadOnlyList<string> words, SmtpExtensions known, out MailParameters parameters)
    {
        parameters = None;
        var wrong = EsmtpParameter<MailParameters>.Read(words, Table, known, ref parameters);
        return wrong is null && parameters.Body is BodyType.BinaryMime && (known & BinaryMime) is 0 ? Replies.Syntax("BODY=7BIT or BODY=8BITMIME") : wrong;
    }

    // Up to 20 digits (RFC 1870 §3), which may be more than 64 bits hold: then it is too big in any case.
    static ulong? ParseSize(string? digits) => digits is not { Length: <= 20 } || !digits.All(char.IsAsciiDigit) ? null
        : ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : ulong.MaxValue;

    static BodyType? ParseBody(string? value) => value?.ToUpperInvariant() switch
    {
        "7BIT" => BodyType.SevenBit,
        "8BITMIME" => BodyType.EightBitMime,
        "BINARYMIME" => BodyType.BinaryMime,
        _ => null,
    };

    static string? ParseAuthor(string? value) => value switch
    {
        null => null,
        "<>" => value,
        _ => Xtext.Decode(value) is { } author && SmtpPath.After("", $"<{author}>") is { Fault: PathFault.None, Address: not "" } ? author : null,
    };
}
