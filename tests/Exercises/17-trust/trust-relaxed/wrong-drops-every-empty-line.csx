string Relaxed(string body)
{
    var lines = body.Split("\r\n").Select(line => Regex.Replace(line.TrimEnd(' ', '\t'), "[ \t]+", " ")).ToList();
    lines.RemoveAll(line => line == "");
    return string.Concat(lines.Select(line => line + "\r\n"));
}
