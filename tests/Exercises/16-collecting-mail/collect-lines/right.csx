string[] ReadLines(TextReader from)
{
    var lines = new List<string>();
    while (from.ReadLine() is { } line && line != ".")
        lines.Add(line.StartsWith('.') ? line[1..] : line);
    return lines.ToArray();
}
