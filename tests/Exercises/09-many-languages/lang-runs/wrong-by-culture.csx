string[] Runs(byte[] octets)
{
    var pieces = new List<string>();
    var text = Encoding.ASCII.GetString(octets);
    var width = 1; var current = "";
    void End() { if (current != "") pieces.Add($"{width}: {current}"); current = ""; }
    for (var i = 0; i < text.Length; i++)
    {
        if (text[i..].StartsWith("\u001b$B")) { End(); width = 2; i += 2; }
        else if (text[i..].StartsWith("\u001b(B")) { End(); width = 1; i += 2; }
        else current += text[i];
    }
    End();
    return pieces.ToArray();
}
