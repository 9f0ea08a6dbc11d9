string[] Inspect(byte[] message)
{
    var complaints = new List<string>();
    var lines = Encoding.Latin1.GetString(message).Split('\n');
    for (var number = 0; number < lines.Length - 1; number++)
    {
        var line = lines[number];
        if (!line.EndsWith('\r')) complaints.Add($"line {number}: no CR before LF");
        line = line.TrimEnd('\r');
        if (line.Length > 998) complaints.Add($"line {number}: {line.Length} octets");
        if (line.FirstOrDefault(c => c > 127) is var high && high != '\0') complaints.Add($"line {number}: octet {(int)high:x2}");
    }
    return complaints.ToArray();
}
