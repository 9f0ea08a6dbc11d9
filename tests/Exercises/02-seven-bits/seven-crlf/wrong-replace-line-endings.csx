string ToCrLf(string text) => text.ReplaceLineEndings("\r\n");
