string[] Diagnose(byte[] message)
{
    var complaints = new List<string>();
    var text = Encoding.Latin1.GetString(message);
    var header = text.Split("\r\n\r\n")[0];
    bool IsGood(string line, int i) =>
        line.StartsWith(' ') || line.StartsWith('\t') || (i == 0 && line.StartsWith("From "))
        || (line.IndexOf(':') is > 0 and var colon && line[..colon].IndexOfAny([' ', '\t']) < 0);

    if (!header.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(IsGood).All(good => good)) complaints.Add("stray line in the header");
    MimeMessage load = null;
    try { load = MimeMessage.Load(new MemoryStream(message)); }
    catch (FormatException) { }   // not even one field
    if (load is null || load.Date == default) complaints.Add("no date");
    if (load?.Body is Multipart many && !text.Contains($"--{many.Boundary}--")) complaints.Add("cut off");
    if (header.Any(c => c > 127)) complaints.Add("8-bit header");
    return complaints.ToArray();
}
