namespace FakeMail.Tests;

public sealed class MessageContentTests : IDisposable
{
    readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public async Task In_memory_or_in_a_file_it_is_the_same()
    {
        await File.WriteAllBytesAsync(file, [1, 2, 3, 4, 5], TestContext.Current.CancellationToken);
        foreach (var content in (MessageContent[])[MessageContent.Of(1, 2, 3, 4, 5), MessageContent.InFile(file), InPieces(1, 2, 3, 4, 5)])
        {
            Assert.Equal([1, 2, 3, 4, 5], content.Octets);
            Assert.Equal([1, 2, 3, 4, 5], Read(content));
            Assert.Equal([2, 3, 4], content.Slice(1, 3).Octets);
            Assert.Equal([3], Read(content.Slice(1, 3).Slice(1, 1)));
            Assert.Equal((5, 0), (content.Length, content.Slice(5, 0).Length));
            Assert.Throws<ArgumentOutOfRangeException>(() => content.Slice(3, 3));
        }
    }

    [Fact]
    public void A_file_that_has_gone_is_one_clear_sentence()
    {
        var content = MessageContent.InFile(file);
        File.Delete(file);
        Assert.Equal($"The message is no longer there: {file} was deleted or moved.", Assert.Throws<IOException>(() => content.Octets).Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2048)]
    [InlineData(100_000)]
    public void A_spool_keeps_what_comes_in_any_pieces(int size)
    {
        var sent = new byte[1_000_000];
        new Random(1).NextBytes(sent);
        using var spool = new Spool();
        foreach (var piece in sent.Chunk(size)) spool.Write(piece);
        Assert.Equal(sent.Length, spool.Length);
        Assert.Equal(sent, spool.Content.Octets);
    }

    static MessageContent InPieces(params byte[] octets)
    {
        using var spool = new Spool();
        spool.Write(octets.AsSpan(0, 2));
        var half = spool.Content;
        spool.Write(octets.AsSpan(2));
        Assert.Equal(octets[..2], half.Octets);   // what was seen does not change
        return spool.Content;
    }

    static byte[] Read(MessageContent content)
    {
        using var stream = content.OpenRead();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
