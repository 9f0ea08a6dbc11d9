string Relaxed(string body)
{
    var lines = body.Split("\r\n").Select(line => Regex.Replace(line.TrimEnd(' ', '\t'), "[ \t]+", " ")).ToList();
    if (lines[^1] == "") lines.RemoveAt(lines.Count - 1);
    return string.Concat(lines.Select(line => line + "\r\n"));
}
