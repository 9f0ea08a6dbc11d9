byte[] UudecodeLine(string line)
{
    var octets = new List<byte>();
    for (var i = 1; i + 3 < line.Length; i += 4)
    {
        var bits = line.Skip(i).Take(4).Aggregate(0, (sum, c) => sum << 6 | (c - 32) & 63);
        octets.AddRange([(byte)(bits >> 16), (byte)(bits >> 8), (byte)bits]);
    }
    return octets.Take((line[0] - 32) & 63).ToArray();
}
