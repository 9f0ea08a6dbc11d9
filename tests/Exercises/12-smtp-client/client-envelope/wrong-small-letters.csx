(string ReversePath, string[] Recipients) EnvelopeOf(MimeMessage message) => (
    (message.Sender ?? message.From.Mailboxes.First()).Address,
    message.To.Mailboxes.Concat(message.Cc.Mailboxes).Concat(message.Bcc.Mailboxes)
        .Select(mailbox => mailbox.Address.ToLowerInvariant())
        .Distinct()
        .ToArray());
