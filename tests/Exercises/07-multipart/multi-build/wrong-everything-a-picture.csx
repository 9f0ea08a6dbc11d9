Multipart WithFiles(string text, string[] paths)
{
    var all = new Multipart("mixed") { new TextPart("plain") { Text = text } };
    foreach (var path in paths) all.Add(FileAs("image", "png", path));
    return all;
}
