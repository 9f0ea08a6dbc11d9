async Task SendMyOwn()
{
    using var client = new SmtpClient();
    await client.ConnectAsync(server.Host, server.Port);
    await client.DisconnectAsync(quit: true);
}
