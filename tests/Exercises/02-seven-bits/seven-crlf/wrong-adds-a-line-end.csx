string ToCrLf(string text) =>
    string.Concat(text.Replace("\r\n", "\n").Replace('\r', '\n').TrimEnd('\n').Split('\n').Select(line => line + "\r\n"));
