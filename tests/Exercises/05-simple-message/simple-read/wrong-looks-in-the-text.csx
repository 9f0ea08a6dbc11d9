string TextOf(byte[] message)
{
    var text = Encoding.Latin1.GetString(message);
    var end = text.IndexOf("\r\n\r\n");
    var type = text.Split("\r\n").FirstOrDefault(field => field.StartsWith("Content-Type:", StringComparison.OrdinalIgnoreCase)) ?? "";
    return Encoding.GetEncoding(CharsetOf(type)).GetString(message, end + 4, message.Length - end - 4);
}
