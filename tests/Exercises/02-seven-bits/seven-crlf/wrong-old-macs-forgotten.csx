string ToCrLf(string text) =>
    text.Replace("\r\n", "\n").Replace("\n", "\r\n");
