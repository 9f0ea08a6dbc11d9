byte[] Rescue(string letter)
{
    var octets = new List<byte>();
    foreach (var line in letter.Split('\n').Skip(1))
    {
        if (line.Trim() is "" or "`") break;
        octets.AddRange(UudecodeLine(line.PadRight(61)));
    }
    return octets.ToArray();
}
