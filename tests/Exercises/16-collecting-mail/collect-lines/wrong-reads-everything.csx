string[] ReadLines(TextReader from) => from.ReadToEnd().Split("\r\n").TakeWhile(line => line != ".")
    .Select(line => line.StartsWith('.') ? line[1..] : line).ToArray();
