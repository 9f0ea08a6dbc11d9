string Apop(string greeting, string user, string password)
{
    var challenge = greeting[greeting.IndexOf('<')..(greeting.LastIndexOf('>') + 1)];
    return $"APOP {Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(challenge + password)))}";
}
