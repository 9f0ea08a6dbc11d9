byte[] Unquote(string text)
{
    text = text.Replace("=\r\n", "").Replace("\r\n", "");
    var octets = new List<byte>();
    for (var i = 0; i < text.Length; i++)
        if (text[i] != '=') octets.Add((byte)text[i]);
        else
        {
            octets.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
            i += 2;
        }
    return octets.ToArray();
}
