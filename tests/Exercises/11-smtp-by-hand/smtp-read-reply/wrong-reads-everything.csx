(int Code, string[] Texts) ReadReply(TextReader lines)
{
    var all = lines.ReadToEnd().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    return (int.Parse(all[0][..3]), all.Select(line => line.Length > 4 ? line[4..] : "").ToArray());
}
