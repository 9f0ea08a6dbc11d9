MimeMessage Letter(string name, string address, string text, string page, byte[] picture, byte[] table)
{
    var image = new MimePart("image", "png")
    {
        Content = new MimeContent(new MemoryStream(picture)), ContentTransferEncoding = ContentEncoding.Base64,
        ContentDisposition = new ContentDisposition(ContentDisposition.Inline), ContentId = "lamp@lamp.example",
    };
    var tides = new MimePart("text", "csv")
    {
        Content = new MimeContent(new MemoryStream(table)), ContentTransferEncoding = ContentEncoding.Base64,
        ContentDisposition = new ContentDisposition(ContentDisposition.Attachment), FileName = "tides.csv",
    };
    var related = new MultipartRelated { new TextPart("html") { Text = page } };
    var alternative = new MultipartAlternative { new TextPart("plain") { Text = text }, related };

    var message = new MimeMessage { Subject = "News of the lighthouse", Body = new Multipart("mixed") { alternative, image, tides } };
    message.From.Add(new MailboxAddress("Tom Keeper", "tom@lamp.example"));
    message.To.Add(new MailboxAddress(name, address));
    message.Headers.Add("List-Unsubscribe", $"<mailto:leave@lamp.example?subject={address}>, <https://lamp.example/leave?who={address}>");
    message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    return message;
}
