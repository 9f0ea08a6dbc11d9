class PatientClient : SmtpClient
{
    public List<string> Refused { get; } = [];

    protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
    {
        Refused.Add($"{mailbox.Address} {(int)response.StatusCode}");
        base.OnRecipientNotAccepted(message, mailbox, response);
    }
}
