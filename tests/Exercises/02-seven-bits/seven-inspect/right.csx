string[] Inspect(byte[] message)
{
    var complaints = new List<string>();
    var lines = Encoding.Latin1.GetString(message).Split('\n');
    for (var number = 1; number < lines.Length; number++)
    {
        var line = lines[number - 1];
        if (line.EndsWith('\r')) line = line[..^1];
        else complaints.Add($"line {number}: no CR before LF");
        if (line.Length > 998) complaints.Add($"line {number}: {line.Length} octets");
        if (line.FirstOrDefault(c => c > 127) is var high && high != '\0') complaints.Add($"line {number}: octet {(int)high:x2}");
    }
    return complaints.ToArray();
}
