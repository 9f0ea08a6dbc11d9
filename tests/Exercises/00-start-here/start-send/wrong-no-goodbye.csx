async Task SendMyOwn()
{
    var mine = new MimeMessage();
    mine.From.Add(MailboxAddress.Parse("me@school.example"));
    mine.To.Add(MailboxAddress.Parse("you@home.example"));
    mine.Subject = "My own words";
    mine.Body = new TextPart("plain") { Text = "It works.\n" };

    using var client = new SmtpClient();
    await client.ConnectAsync(server.Host, server.Port);
    await client.SendAsync(mine);
    await client.DisconnectAsync(quit: false);
}
