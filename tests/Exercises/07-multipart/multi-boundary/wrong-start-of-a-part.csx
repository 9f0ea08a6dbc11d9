string SafeBoundary(string[] parts)
{
    for (var n = 1; ; n++)
        if (!parts.Any(part => part.Contains($"\r\n--part-{n}")))
            return $"part-{n}";
}
