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
        (4, OneOf("BDAT 5\r\n", "BDAT 7 LAST\r\n", "BDAT 0 LAST\r\n", "BDAT 99999999999999999999\r\n", "BDAT x\r\n", "MAIL FROM:<a@x> BODY=BINARYMIME SMTPUTF8 RET=FULL ENVID=x+2B\r\n", "RCPT TO:<\u00e9@x> NOTIFY=NEVER ORCPT=rfc822;x\r\n",
            "AUTH LOGIN\r\n", "AUTH PLAIN AGEAYg==\r\n", "AUTH SCRAM-SHA-1 biwsbj1hLHI9Yg==\r\n", "AUTH CRAM-MD5\r\n", "AUTH XOAUTH2 eA==\r\n", "YW5u\r\n", "*\r\n", "=\r\n", "EXPN x\r\n", "HELP BDAT\r\n", "EHLO me\r\nMAIL FROM:<a@x>\r\nRCPT TO:<b@x>\r\nBDAT 3\r\n")),
        (4, OneOf("\r\n", "\r", "\n", ".", "..", "\r\n.\r\n", "\n.\n", "MAIL FROM:", "<", ">", "\"", "\\", "@", "[", "]", "SIZE=", " ", "\0", "AUTH PLAIN x\r\n", "STARTTLS\r\n")),
        (2, Gen.Byte.Array[0, 40]),
        (1, Gen.Int[900, 3000].Select(length => Encoding.ASCII.GetBytes(new string('x', length)))));

    static Gen<byte[]> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => Encoding.Latin1.GetBytes(texts[i]));

    [Fact]
    public async Task Nothing_upsets_the_session() =>
        await Gen.Select(Piece.Array[1, 60], Gen.Int[1, 200], Gen.Int[0, (int)SmtpExtensions.All]).SampleAsync(async (pieces, size, extensions) =>
        {
            await using var conversation = new Conversation(new SmtpSettings { MaxMessageSize = 4000, MaxRecipients = 3, Extensions = (SmtpExtensions)extensions, Accounts = { ["ann"] = "secret" }, LoginBeforeTls = true });
            byte[] sent = [.. pieces.SelectMany(piece => piece)];
            var end = conversation.UntilTheEndAsync();
            foreach (var segment in sent.Chunk(size)) await conversation.SendAsync(segment);
            await conversation.HangUpAsync();
            Assert.All(await end, line => Assert.True(SmtpReply.IsReply([line]), line));

            byte[] recorded = [.. conversation.Transcript.Lines.Where(line => line.Who is Speaker.Client).SelectMany(line => line.Octets)];
            if (sent.AsSpan().IndexOf("AUTH"u8) < 0)   // what follows that is masked
                Assert.Equal(sent[..recorded.Length], recorded);   // the server may have hung up before the end
        }, iter: 1000, threads: 2);

    [Fact]
    public async Task However_it_is_cut_the_answers_are_the_same() =>
        await Gen.Select(Piece.Array[1, 40], Gen.Int[1, 50]).SampleAsync(async (pieces, size) =>
        {
            byte[] sent = [.. pieces.SelectMany(piece => piece)];
            Assert.Equal(await AnswersAsync(sent, int.MaxValue), await AnswersAsync(sent, size));
        }, iter: 500, threads: 2);

    static async Task<string> AnswersAsync(byte[] sent, int most)
    {
        await using var stage = new Conformance.MemoryStage(new() { MaxMessageSize = 4000, MaxRecipients = 3, Extensions = SmtpExtensions.All & ~SmtpExtensions.StartTls, Accounts = { ["ann"] = "secret" }, LoginBeforeTls = true }, most);
        await stage.SendAsync(sent);
        await stage.FinishAsync();
        var heard = new StringBuilder();
        while (await stage.HearAsync() is { } line) heard.Append(line).Append('\n');
        foreach (var (envelope, message) in stage.Delivered) heard.Append(envelope).Append('\n').Append(message).Append('\n');
        return heard.ToString();
    }

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
