string UuencodeLine(byte[] octets)
{
    var line = $"{LengthCharacter(octets.Length)}";
    for (var i = 0; i < octets.Length; i += 3)
        line += Quad(octets[i], i + 1 < octets.Length ? octets[i + 1] : (byte)0, i + 2 < octets.Length ? octets[i + 2] : (byte)0)
            [..Math.Min(4, octets.Length - i + 1)];
    return line;
}
