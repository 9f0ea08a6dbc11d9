string[] Runs(byte[] octets)
{
    var text = Encoding.ASCII.GetString(octets).Replace("\x1b", "");
    return text.Replace("$B", "\n2: ").Replace("(B", "\n1: ").Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(piece => piece.Contains(": ") ? piece : "1: " + piece).Where(piece => piece.Length > 3).ToArray();
}
