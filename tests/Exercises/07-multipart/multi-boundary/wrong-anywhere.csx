string SafeBoundary(string[] parts)
{
    for (var n = 1; ; n++)
        if (!parts.Any(part => part.Contains($"--part-{n}")))
            return $"part-{n}";
}
