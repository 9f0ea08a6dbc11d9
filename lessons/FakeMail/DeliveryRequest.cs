namespace FakeMail;

/// <summary>Of which outcomes of a delivery the sender wants to hear (RFC 3461 §4.1).</summary>
[Flags]
public enum NotifyOn
{
    /// <summary>Nothing was said.</summary>
    Unsaid = 0,
    /// <summary>Of none.</summary>
    Never = 1,
    /// <summary>That it arrived.</summary>
    Success = 2,
    /// <summary>That it could not be delivered.</summary>
    Failure = 4,
    /// <summary>That it takes longer than usual.</summary>
    Delay = 8,
}

/// <summary>What the sender wants to hear of a message (RFC 3461).</summary>
/// <param name="Return">How much of the message to send back with bad news, <c>FULL</c> or <c>HDRS</c>; <c>null</c> if it was not said.</param>
/// <param name="EnvelopeId">The name by which the sender knows this envelope; <c>null</c> if it was not said.</param>
/// <param name="Recipients">What was said of each recipient, in the order of the envelope.</param>
public sealed record DeliveryRequest(string? Return, string? EnvelopeId, IReadOnlyList<RecipientRequest> Recipients);

/// <summary>What the sender wants to hear of one recipient.</summary>
/// <param name="Recipient">The address.</param>
/// <param name="Notify">Of what to tell.</param>
/// <param name="OriginalRecipient">Whom the sender wrote to in the beginning, with the kind of address: <c>rfc822;ann@x.example</c>; <c>null</c> if it was not said.</param>
public sealed record RecipientRequest(string Recipient, NotifyOn Notify, string? OriginalRecipient);
