namespace FakeMail;

/// <summary>Who handed a message over, and how: what a Received field would tell.</summary>
/// <param name="Hello">The name that the client gave itself.</param>
/// <param name="Protocol">The word for the protocol (RFC 3848, RFC 6531 §4.3): <c>ESMTPSA</c> is EHLO, encrypted, logged in.</param>
/// <param name="User">Who had logged in; <c>null</c> if nobody.</param>
public sealed record Origin(string Hello, string Protocol, string? User);
