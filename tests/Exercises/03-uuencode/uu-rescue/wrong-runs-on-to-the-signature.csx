byte[] Rescue(string letter)
{
    var octets = new List<byte>();
    foreach (var line in letter.Split('\n').SkipWhile(line => !line.StartsWith("begin ")).Skip(1))
        octets.AddRange(UudecodeLine(line.PadRight(61)));
    return octets.ToArray();
}
