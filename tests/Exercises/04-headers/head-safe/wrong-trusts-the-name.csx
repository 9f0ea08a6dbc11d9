string Field(string name, string text) =>
    $"{name}: {text.Replace('\r', ' ').Replace('\n', ' ')}\r\n";
