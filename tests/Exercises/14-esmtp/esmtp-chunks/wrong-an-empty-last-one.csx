byte[][] Chunks(byte[] message, int largest)
{
    var chunks = new List<byte[]>();
    for (var at = 0; at < message.Length; at += largest)
    {
        var piece = message[at..Math.Min(at + largest, message.Length)];
        chunks.Add([.. Encoding.ASCII.GetBytes($"BDAT {piece.Length}\r\n"), .. piece]);
    }
    chunks.Add("BDAT 0 LAST\r\n"u8.ToArray());
    return chunks.ToArray();
}
