Dictionary<string, string> Offers(IEnumerable<string> lines) => lines
    .Select(line => line.Split(' ', 2))
    .ToDictionary(words => words[0].ToUpperInvariant(), words => words.Length > 1 ? words[1] : "");
