string[] Split(string body, string boundary) =>
    ("\r\n" + body).Split("\r\n--" + boundary).TakeWhile(piece => !piece.StartsWith("--")).Select(piece => piece.Length > 2 ? piece[2..] : "").ToArray();
