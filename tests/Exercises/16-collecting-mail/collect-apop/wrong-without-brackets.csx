string Apop(string greeting, string user, string password)
{
    var challenge = greeting[(greeting.IndexOf('<') + 1)..greeting.LastIndexOf('>')];
    return $"APOP {user} {Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(challenge + password)))}";
}
