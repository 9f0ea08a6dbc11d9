string TextOf(byte[] message)
{
    var text = Encoding.UTF8.GetString(message);
    return text[(text.IndexOf("\r\n\r\n") + 4)..];
}
