string PlainToken(string user, string password) =>
    Convert.ToBase64String(Encoding.ASCII.GetBytes($"\0{user}\0{password}"));
