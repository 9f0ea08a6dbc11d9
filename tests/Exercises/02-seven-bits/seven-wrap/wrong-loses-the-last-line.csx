string[] Wrap(string paragraph)
{
    var lines = new List<string>();
    var line = "";
    foreach (var word in paragraph.Split(' '))
    {
        if (line.Length > 0 && line.Length + 1 + word.Length > 78)
        {
            lines.Add(line);
            line = "";
        }
        line += line.Length > 0 ? " " + word : word;
    }
    return lines.ToArray();
}
