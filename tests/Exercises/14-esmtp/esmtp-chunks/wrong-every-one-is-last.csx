byte[][] Chunks(byte[] message, int largest)
{
    var chunks = new List<byte[]>();
    var at = 0;
    do
    {
        var size = Math.Min(largest, message.Length - at);
        var last = " LAST";
        chunks.Add([.. Encoding.ASCII.GetBytes($"BDAT {size}{last}\r\n"), .. message[at..(at + size)]]);
        at += size;
    }
    while (at < message.Length);
    return chunks.ToArray();
}
