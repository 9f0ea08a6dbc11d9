string[] Runs(byte[] octets)
{
    var pieces = new List<string>();
    var (width, piece) = (1, "");
    void End()
    {
        pieces.Add($"{width}: {piece}");
        piece = "";
    }
    for (var i = 0; i < octets.Length; i++)
    {
        var escape = octets[i] == 0x1b ? Encoding.ASCII.GetString(octets, i + 1, 2) : "";
        if (escape is "$B" or "(B")
        {
            End();
            width = escape is "$B" ? 2 : 1;
            i += 2;
        }
        else piece += (char)octets[i];
    }
    End();
    return pieces.ToArray();
}
