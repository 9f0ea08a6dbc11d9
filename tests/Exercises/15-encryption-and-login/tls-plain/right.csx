string PlainToken(string user, string password) =>
    Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{user}\0{password}"));
