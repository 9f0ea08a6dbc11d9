string[] Split(string body, string boundary) =>
    body.Split("--" + boundary + "\r\n").Skip(1).Select(piece => piece.Replace("--" + boundary + "--\r\n", "")).ToArray();
