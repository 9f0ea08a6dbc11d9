byte[] Rescue(string letter)
{
    var octets = new List<byte>();
    foreach (var line in letter.Split('\n').SkipWhile(line => !line.StartsWith("begin ")).Skip(1))
    {
        if (line.Trim() is "" or "`") break;
        octets.AddRange(UudecodeLine(line));
    }
    return octets.ToArray();
}
