string[] Split(string body, string boundary) =>
    body.Split("--" + boundary)[1..^1].Select(part => part.Trim('\r', '\n')).ToArray();
