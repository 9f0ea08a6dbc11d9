namespace FakeMail.Imap;

/// <summary>How a command ended (RFC 3501 §7.1).</summary>
/// <param name="Status">OK, NO (it could not be done) or BAD (it could not be understood).</param>
/// <param name="Text">For people; what stands in brackets at its beginning is for programs.</param>
public sealed record ImapReply(string Status, string Text)
{
    /// <summary>Whether it was done.</summary>
    public bool IsOk => Status is "OK";

    /// <summary>It was done.</summary>
    public static ImapReply Ok(string text) => new("OK", text);

    /// <summary>It could not be done.</summary>
    public static ImapReply No(string text) => new("NO", text);

    /// <summary>It could not be understood, or not now.</summary>
    public static ImapReply Bad(string text) => new("BAD", text);

    /// <summary>The reply without its tag.</summary>
    public override string ToString() => $"{Status} {Text}";
}
