string SafeBoundary(string[] parts)
{
    var lines = parts.SelectMany(part => part.Split("\r\n")).ToHashSet();
    for (var n = 1; ; n++)
        if (!lines.Contains($"--part-{n}") && !lines.Contains($"--part-{n}--"))
            return $"part-{n}";
}
