byte[] Unquote(string text)
{
    var octets = new List<byte>();
    for (var i = 0; i < text.Length; i++)
        if (text[i] != '=') octets.Add((byte)text[i]);
        else
        {
            if (!text.AsSpan(i + 1).StartsWith("\r\n")) octets.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
            i += 2;
        }
    return octets.ToArray();
}
