Multipart WithFiles(string text, string[] paths)
{
    var all = new Multipart("mixed") { new TextPart("plain") { Text = text } };
    foreach (var path in paths)
    {
        var octets = File.ReadAllBytes(path);
        all.Add(new MimePart(ContentType.Parse(Sniff(octets)))
        {
            Content = new MimeContent(new MemoryStream(octets)),
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
            FileName = Path.GetFileName(path),
        });
    }
    return all;
}
