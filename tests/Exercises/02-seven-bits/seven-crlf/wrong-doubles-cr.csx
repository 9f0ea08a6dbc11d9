string ToCrLf(string text) => text.Replace("\n", "\r\n");
