string Field(string name, string text) => $"{name}: {text}\r\n";
