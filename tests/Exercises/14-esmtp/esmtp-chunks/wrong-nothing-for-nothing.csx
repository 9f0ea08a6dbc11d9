byte[][] Chunks(byte[] message, int largest)
{
    var chunks = new List<byte[]>();
    var at = 0;
    while (at < message.Length)
    {
        var size = Math.Min(largest, message.Length - at);
        var last = at + size == message.Length ? " LAST" : "";
        chunks.Add([.. Encoding.ASCII.GetBytes($"BDAT {size}{last}\r\n"), .. message[at..(at + size)]]);
        at += size;
    }
    return chunks.ToArray();
}
