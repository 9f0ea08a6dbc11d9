namespace FakeMail.Smtp;

/// <summary>The commands: how each is written, and how long its line may grow.</summary>
static class SmtpVerbs
{
    /// <summary>A row of the table.</summary>
    /// <param name="Name">The verb.</param>
    /// <param name="Usage">How it is written.</param>
    /// <param name="Needs">The extension that brings it, if any.</param>
    sealed record Verb(string Name, string Usage, SmtpExtensions Needs = SmtpExtensions.None);

    static readonly Verb[] Table =
    [
        new("HELO", "HELO domain"),
        new("EHLO", "EHLO domain"),
        new("MAIL", "MAIL FROM:<address> [NAME=value ...]"),
        new("RCPT", "RCPT TO:<address> [NAME=value ...]"),
        new("DATA", "DATA"),
        new("BDAT", "BDAT octets [LAST]", SmtpExtensions.Chunking),
        new("RSET", "RSET"),
        new("NOOP", "NOOP [anything]"),
        new("VRFY", "VRFY name"),
        new("EXPN", "EXPN list", SmtpExtensions.Expn),
        new("STARTTLS", "STARTTLS", SmtpExtensions.StartTls),
        new("AUTH", "AUTH mechanism [initial response]", SmtpExtensions.Auth),
        new("HELP", "HELP [command]"),
        new("QUIT", "QUIT"),
    ];

    /// <summary>What a server knows, in one line.</summary>
    public static string Known(SmtpSettings settings) =>
        string.Join(' ', Table.Where(verb => IsKnown(verb, settings)).Select(verb => verb.Name));

    /// <summary>How a command is written; <c>null</c> if the server does not know it.</summary>
    public static string? Usage(string name, SmtpSettings settings) =>
        Array.Find(Table, verb => verb.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && IsKnown(verb, settings))?.Usage;

    /// <summary>How much longer than usual a command's line may be.</summary>
    public static int Allowance(ReadOnlySpan<byte> line, SmtpExtensions known) => Verb4(line) switch
    {
        "MAIL" => Added(known, SmtpExtensions.Size, 26)                 // RFC 1870 §3
                + Added(known, SmtpExtensions.EightBitMime, 17)         // RFC 6152 §2
                + Added(known, SmtpExtensions.SmtpUtf8, 10)             // RFC 6531 §3.1
                + Added(known, SmtpExtensions.Dsn, 120)                 // RFC 3461 §4.3, §4.4: RET, and 100 characters of ENVID
                + Added(known, SmtpExtensions.Auth, 500),               // RFC 4954 §3
        "RCPT" => Added(known, SmtpExtensions.Dsn, 540),                // RFC 3461 §4.1, §4.2: NOTIFY, and 500 characters of ORCPT
        "VRFY" or "EXPN" => Added(known, SmtpExtensions.SmtpUtf8, 10),  // RFC 6531 §3.7.4.2
        "AUTH" => Added(known, SmtpExtensions.Auth, LongestResponse),
        _ => 0,
    };

    /// <summary>How much longer than usual any line may be.</summary>
    public static int LargestAllowance(SmtpExtensions known) => (known & SmtpExtensions.Auth) is 0 ? 700 : LongestResponse;

    /// <summary>How long what a mechanism says may be (RFC 4954 §4).</summary>
    public const int LongestResponse = 12288;

    static string Verb4(ReadOnlySpan<byte> line) => System.Text.Encoding.Latin1.GetString(line[..Math.Min(4, line.Length)]).ToUpperInvariant();

    static int Added(SmtpExtensions known, SmtpExtensions extension, int octets) => (known & extension) is 0 ? 0 : octets;

    static bool IsKnown(Verb verb, SmtpSettings settings) => verb.Name is "EHLO" ? settings.Extended
        : verb.Needs is SmtpExtensions.None || (settings.Extended && (settings.Available & verb.Needs) is not 0);
}
