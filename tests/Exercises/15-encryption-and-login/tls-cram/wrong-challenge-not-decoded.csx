string CramAnswer(string challengeInBase64, string user, string password)
{
    var challenge = Encoding.ASCII.GetBytes(challengeInBase64);
    var digest = Convert.ToHexStringLower(HMACMD5.HashData(Encoding.UTF8.GetBytes(password), challenge));
    return Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user} {digest}"));
}
