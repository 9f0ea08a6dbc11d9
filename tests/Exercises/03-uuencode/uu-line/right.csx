string UuencodeLine(byte[] octets)
{
    var line = LengthCharacter(octets.Length).ToString();
    byte At(int i) => i < octets.Length ? octets[i] : (byte)0;
    for (var i = 0; i < octets.Length; i += 3)
        line += Quad(At(i), At(i + 1), At(i + 2));
    return line;
}
