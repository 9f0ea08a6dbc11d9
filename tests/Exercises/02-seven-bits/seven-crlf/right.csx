string ToCrLf(string text) =>
    text.Replace("\r\n", "\n").Replace("\r", "\n").Replace("\n", "\r\n");
