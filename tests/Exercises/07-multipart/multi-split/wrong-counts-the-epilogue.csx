string[] Split(string body, string boundary) =>
    ("\r\n" + body).Split("\r\n--" + boundary).Skip(1).Select(piece => piece[2..]).ToArray();
