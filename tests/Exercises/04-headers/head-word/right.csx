string EncodedWord(string text)
{
    var q = string.Concat(Encoding.UTF8.GetBytes(text).Select(octet =>
        octet == ' ' ? "_" : char.IsAsciiLetterOrDigit((char)octet) ? $"{(char)octet}" : $"={octet:X2}"));
    var word = $"=?utf-8?q?{q}?=";
    return word.Length <= 75 ? word : throw new ArgumentException("An encoded word has at most 75 characters.");
}
