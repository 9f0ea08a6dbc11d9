(int Code, string[] Texts) ReadReply(TextReader lines)
{
    var texts = new List<string>();
    string line;
    do
    {
        line = lines.ReadLine();
        texts.Add(line);
    } while (!IsLast(line));
    return (int.Parse(line[..3]), texts.ToArray());
}
