byte[] Unquote(string text) => Encoding.Latin1.GetBytes(System.Text.RegularExpressions.Regex.Replace(
    text.Replace("=\r\n", "").Replace("=3D", "="), "=([0-9A-Fa-f]{2})",
    match => ((char)Convert.ToByte(match.Groups[1].Value, 16)).ToString()));
