string[] Unfold(string header) =>
    header.Replace("\r\n ", " ").Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
