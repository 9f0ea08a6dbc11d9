string EncodedWord(string text)
{
    var q = string.Concat(Encoding.UTF8.GetBytes(text).Select(octet =>
        octet == ' ' ? "_" : char.IsAsciiLetterOrDigit((char)octet) ? $"{(char)octet}" : $"={octet:X2}"));
    return $"=?utf-8?q?{q}?=";
}
