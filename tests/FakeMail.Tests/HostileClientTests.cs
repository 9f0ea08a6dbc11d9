using System.Text;
using CsCheck;
using FakeMail.Smtp;

namespace FakeMail.Tests;

/// <summary>Whatever octets come, in whatever pieces: the session neither throws nor hangs, and every answer is a reply.</summary>
[Collection(nameof(EnvironmentTests))]   // alone, because one of them weighs the memory
public class HostileClientTests
{
    static readonly Gen<byte[]> Piece = Gen.Frequency(
        (6, OneOf("HELO me\r\n", "EHLO me\r\n", "MAIL FROM:<a@x>\r\n", "MAIL FROM:<a@x> SIZE=1 BODY=8BITMIME\r\n", "RCPT TO:<b@x>\r\n", "DATA\r\n", "RSET\r\n", "NOOP\r\n", "VRFY x\r\n", "HELP\r\n", "QUIT\r\n")),
        (4, OneOf("\r\n", "\r", "\n", ".", "..", "\r\n.\r\n", "\n.\n", "MAIL FROM:", "<", ">", "\"", "\\", "@", "[", "]", "SIZE=", " ", "\0", "AUTH PLAIN x\r\n", "STARTTLS\r\n")),
        (2, Gen.Byte.Array[0, 40]),
        (1, Gen.Int[900, 3000].Select(length => Encoding.ASCII.GetBytes(new string('x', length)))));

    static Gen<byte[]> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => Encoding.Latin1.GetBytes(texts[i]));

    [Fact]
    public async Task Nothing_upsets_the_session() =>
        await Gen.Select(Piece.Array[1, 60], Gen.Int[1, 200]).SampleAsync(async (pieces, size) =>
        {
            await using var conversation = new Conversation(new SmtpSettings { MaxMessageSize = 4000, MaxRecipients = 3 });
            byte[] sent = [.. pieces.SelectMany(piece => piece)];
            var end = conversation.UntilTheEndAsync();
            foreach (var segment in sent.Chunk(size)) await conversation.SendAsync(segment);
            await conversation.HangUpAsync();
            Assert.All(await end, line => Assert.True(SmtpReply.IsReply([line]), line));

            byte[] recorded = [.. conversation.Transcript.Lines.Where(line => line.Who is Speaker.Client).SelectMany(line => line.Octets)];
            if (sent.AsSpan().IndexOf("AUTH"u8) < 0)   // what follows that is masked
                Assert.Equal(sent[..recorded.Length], recorded);   // the server may have hung up before the end
        }, iter: 1000, threads: 2);

    [Theory]
    [InlineData("")]                                       // one command line without an end
    [InlineData("HELO me\r\nMAIL FROM:<a@x>\r\nRCPT TO:<b@x>\r\nDATA\r\n")]   // one text line without an end
    public async Task A_line_without_end_is_read_in_bounded_memory(string before)
    {
        await using var conversation = new Conversation();
        var end = conversation.UntilTheEndAsync();
        await conversation.SendAsync(before);
        var megabyte = new byte[1 << 20];
        var weight = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 100; i++) await conversation.SendAsync(megabyte);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - weight, long.MinValue, 24 << 20);
        await conversation.HangUpAsync();
        await end;
        Assert.Empty(conversation.Delivered);
    }
}
