string EncodedWord(string text)
{
    var q = string.Concat(text.Select(c => c == ' ' ? "_" : char.IsAsciiLetterOrDigit(c) ? $"{c}" : $"={(int)c:X2}"));
    var word = $"=?utf-8?q?{q}?=";
    return word.Length <= 75 ? word : throw new ArgumentException("An encoded word has at most 75 characters.");
}
