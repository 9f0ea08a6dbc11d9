using static FakeMail.Smtp.SmtpExtensions;

namespace FakeMail.Smtp;

/// <summary>What may follow the address of RCPT (RFC 3461 §4).</summary>
public sealed record RcptParameters
{
    /// <summary>Nothing.</summary>
    public static readonly RcptParameters None = new();

    static readonly EsmtpParameter<RcptParameters>[] Table =
    [
        new("NOTIFY", Dsn, "NOTIFY=NEVER, or any of SUCCESS,FAILURE,DELAY", (rcpt, value) => ParseNotify(value) is { } notify ? rcpt with { Notify = notify } : null),
        new("ORCPT",  Dsn, "ORCPT=type;xtext, 500 characters at most",      (rcpt, value) => ParseOriginal(value) is { } original ? rcpt with { OriginalRecipient = original } : null),
    ];

    /// <summary>NOTIFY: of which outcomes to tell the sender.</summary>
    public NotifyOn Notify { get; init; }

    /// <summary>ORCPT: whom the sender wrote to in the beginning.</summary>
    public string? OriginalRecipient { get; init; }

    /// <summary>Reads the parameters; returns what to answer if one of them is wrong.</summary>
    internal static SmtpReply? Read(IReadOnlyList<string> words, SmtpExtensions known, out RcptParameters parameters)
    {
        parameters = None;
        return EsmtpParameter<RcptParameters>.Read(words, Table, known, ref parameters);
    }

    static NotifyOn? ParseNotify(string? value)
    {
        var notify = NotifyOn.Unsaid;
        foreach (var word in value?.ToUpperInvariant().Split(',') ?? [])
            switch (word)
            {
                case "NEVER": notify |= NotifyOn.Never; break;
                case "SUCCESS": notify |= NotifyOn.Success; break;
                case "FAILURE": notify |= NotifyOn.Failure; break;
                case "DELAY": notify |= NotifyOn.Delay; break;
                default: return null;
            }
        return notify is NotifyOn.Unsaid || ((notify & NotifyOn.Never) is not 0 && value!.Contains(',', StringComparison.Ordinal)) ? null : notify;
    }

    static string? ParseOriginal(string? value) =>
        value is { Length: <= 500 } && value.Split(';', 2) is [{ Length: > 0 } type, { Length: > 0 } address]
            && type.All(c => char.IsAsciiLetterOrDigit(c) || c is '-') && ParseAddress(type, address) is { } original
            ? $"{type};{original}" : null;

    // Printable ASCII in the end (RFC 3461 §4.2), but for the one type that is made for other scripts (RFC 6533 §3).
    static string? ParseAddress(string type, string text) =>
        type.Equals("utf-8", StringComparison.OrdinalIgnoreCase) ? Xtext.Decode(text, anyScript: true)
        : Xtext.Decode(text) is { } address && System.Text.Ascii.IsValid(address) ? address : null;
}
