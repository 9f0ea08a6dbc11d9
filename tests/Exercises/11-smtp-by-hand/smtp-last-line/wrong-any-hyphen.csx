bool IsLast(string line) => !line.Contains('-');
