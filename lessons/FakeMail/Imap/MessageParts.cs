namespace FakeMail.Imap;

/// <summary>A message taken apart as far as somebody asks: for its header, no more than that is read.</summary>
sealed class MessageParts(MessageContent content)
{
    const int FirstPiece = 8 * 1024;

    byte[]? header;
    HeaderFields? fields;
    Entity? root;

    public MessageContent Content => content;

    /// <summary>The header section with the empty line at its end.</summary>
    public byte[] Header => header ??= ReadHeader();

    public HeaderFields Fields => fields ??= new(Header);

    public Entity Root => root ??= Entity.Read(content.Octets);

    byte[] ReadHeader()
    {
        using var octets = content.OpenRead();
        var read = new byte[Math.Min(FirstPiece, content.Length)];
        for (var count = 0; ;)
        {
            var more = octets.Read(read, count, read.Length - count);
            count += more;
            var length = Entity.HeaderLength(read.AsSpan(0, count));
            if (length < count || more is 0 || EndsEmpty(read.AsSpan(0, count))) return read[..length];
            if (count == read.Length && count < content.Length) Array.Resize(ref read, (int)Math.Min(content.Length, 2L * count));
        }
    }

    static bool EndsEmpty(ReadOnlySpan<byte> read) => read.EndsWith("\n\r\n"u8) || read.EndsWith("\n\n"u8);
}
