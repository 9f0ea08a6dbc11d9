MimeMessage Proper(string from, string to, string subject, string text, DateTimeOffset when)
{
    var proper = new MimeMessage();
    proper.From.Add(MailboxAddress.Parse(from));
    proper.To.Add(MailboxAddress.Parse(to));
    proper.Subject = subject;
    proper.Date = when;
    proper.MessageId = "1@" + MailboxAddress.Parse(from).Domain;
    proper.Body = new TextPart("plain") { Text = text };
    return proper;
}
