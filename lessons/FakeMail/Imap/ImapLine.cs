namespace FakeMail.Imap;

/// <summary>A whole command: its text, each octet as one character, and the literals that <c>{…}</c> stands for in it (RFC 3501 §4.3).</summary>
/// <param name="Text">The lines of the command, joined.</param>
/// <param name="Literals">What came in between, in order.</param>
/// <param name="Refusal">Why it cannot be taken, though it was read to its end.</param>
public sealed record ImapLine(string Text, IReadOnlyList<MessageContent> Literals, string? Refusal = null);
