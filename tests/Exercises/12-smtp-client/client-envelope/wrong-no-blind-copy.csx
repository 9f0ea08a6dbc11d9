(string ReversePath, string[] Recipients) EnvelopeOf(MimeMessage message) => (
    (message.Sender ?? message.From.Mailboxes.First()).Address,
    message.To.Mailboxes.Concat(message.Cc.Mailboxes)
        .Select(mailbox => mailbox.Address)
        .DistinctBy(address => address.ToUpperInvariant())
        .ToArray());
