(int Code, string[] Texts) ReadReply(TextReader lines)
{
    var line = lines.ReadLine();
    return (int.Parse(line[..3]), [line.Length > 4 ? line[4..] : ""]);
}
