namespace FakeMail.Smtp;

/// <summary>The message that is under way: what has been said of it, and in chunks sent of it, so far (RFC 5321 §3.3).</summary>
/// <param name="reversePath">Its sender.</param>
/// <param name="parameters">What was said after the sender.</param>
sealed class MailTransaction(string reversePath, MailParameters parameters) : IDisposable
{
    readonly List<string> recipients = [];
    readonly List<RecipientRequest> requests = [];
    Spool? chunks;

    public string ReversePath => reversePath;

    public MailParameters Parameters => parameters;

    public int Recipients => recipients.Count;

    /// <summary>How many octets have come in chunks.</summary>
    public ulong Octets => (ulong)(chunks?.Length ?? 0);

    public void Add(SmtpCommand.Rcpt rcpt)
    {
        recipients.Add(rcpt.ForwardPath);
        requests.Add(new(rcpt.ForwardPath, rcpt.Parameters.Notify, rcpt.Parameters.OriginalRecipient));
    }

    /// <summary>Where the chunks go, one after the other.</summary>
    public Spool Chunks(Func<Spool> newSpool) => chunks ??= newSpool();

    /// <summary>What is known in the end.</summary>
    public Envelope Envelope(Origin origin) => new(reversePath, [.. recipients])
    {
        Body = parameters.Body,
        SmtpUtf8 = parameters.SmtpUtf8,
        Delivery = Delivery,
        Author = parameters.Author is null || origin.User is not null ? parameters.Author : "<>",   // the word of a stranger counts for nothing (RFC 4954 §5)
        Origin = origin,
    };

    public void Dispose() => chunks?.Dispose();

    DeliveryRequest? Delivery =>
        parameters is { Return: null, EnvelopeId: null } && requests.TrueForAll(request => request is { Notify: NotifyOn.Unsaid, OriginalRecipient: null }) ? null
            : new(parameters.Return, parameters.EnvelopeId, [.. requests]);
}
