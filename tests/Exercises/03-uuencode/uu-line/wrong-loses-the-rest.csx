string UuencodeLine(byte[] octets)
{
    var line = LengthCharacter(octets.Length).ToString();
    for (var i = 0; i + 2 < octets.Length; i += 3)
        line += Quad(octets[i], octets[i + 1], octets[i + 2]);
    return line;
}
