Dictionary<string, string> Offers(IEnumerable<string> lines) => lines.Skip(1)
    .Select(line => line.ToUpperInvariant().Split(' ', 2))
    .ToDictionary(words => words[0], words => words.Length > 1 ? words[1] : "");
