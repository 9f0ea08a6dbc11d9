string[] Diagnose(byte[] message)
{
    var complaints = new List<string>();
    var text = Encoding.Latin1.GetString(message);
    var load = MimeMessage.Load(new MemoryStream(message));
    if (text.Split("\r\n\r\n")[0].Split("\r\n").Any(line => line.StartsWith("This"))) complaints.Add("stray line in the header");
    if (load.Date == default) complaints.Add("no date");
    if (!text.Contains("--")) complaints.Add("cut off");
    if (text.Any(c => c > 127)) complaints.Add("8-bit header");
    return complaints.ToArray();
}
