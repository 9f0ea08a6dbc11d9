using System.Text;
using CsCheck;
using FakeMail.Smtp;
using static FakeMail.Tests.Conversation;

namespace FakeMail.Tests;

/// <summary>A transcript that refers to a message says the same as one that copied it.</summary>
[Collection(nameof(EnvironmentTests))]   // alone, because one of them weighs the memory
public sealed class StoredTextTests : IDisposable
{
    static readonly string[] Parts = ["\r\n", "\r\n.", "\r\n..", ".", "\r", "\n", "a", "bc", "\0", "\u00e9", "\r\n\r\n", "\n.\n", "\r.\r", "long line ", new('x', 300)];

    static readonly Gen<string> Text = Gen.Int[0, Parts.Length - 1].Array[0, 40].Select(parts => string.Concat(parts.Select(part => Parts[part])));

    readonly string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Every_octet_is_in_it_whatever_became_of_the_message() =>
        await Gen.Select(Text, Gen.Int[1, 50], Gen.Bool).SampleAsync(async (text, size, whole) =>
        {
            var sent = Encoding.Latin1.GetBytes("HELO me\r\nMAIL FROM:<a@x>\r\nRCPT TO:<b@x>\r\nDATA\r\n" + text + (whole ? "\r\n.\r\nNOOP\r\n" : ""));
            await using var conversation = new Conversation(new SmtpSettings { MaxMessageSize = 400 });
            var end = conversation.UntilTheEndAsync();
            foreach (var block in sent.Chunk(size)) await conversation.SendAsync(block);
            await conversation.HangUpAsync();
            await end;
            var said = Said(conversation.Transcript);
            Assert.Equal(Encoding.Latin1.GetString(sent, 0, said.Length), Encoding.Latin1.GetString(said));
            if (!("\r\n" + text).Contains("\r\n.\r\n", StringComparison.Ordinal)) Assert.Equal(sent.Length, said.Length);   // else nonsense was read as commands, and the server may have had enough
        }, iter: 2000, threads: 2);

    [Fact]
    public async Task Pages_are_read_in_any_order()
    {
        await using var conversation = new Conversation();
        await conversation.SayAsync(ToData);
        for (var i = 0; i < 1000; i++) await conversation.SendAsync($"line {i}\r\n");
        await conversation.SendAsync(".\r\n");
        await conversation.HearAsync("250");
        var lines = conversation.Transcript.Lines;
        Assert.Equal(["line 999", "line 0", "line 256", "line 255"], ((int[])[1008, 9, 265, 264]).Select(index => lines[index].Text));
        Assert.Equal(1011, lines.Count);
        Assert.True(lines[9].At <= lines[1008].At);
        Assert.Throws<ArgumentOutOfRangeException>(() => lines[1011]);
    }

    [Fact]
    public async Task A_message_that_is_still_coming_can_be_seen()
    {
        await using var conversation = new Conversation();
        await conversation.SayAsync(ToData);
        await conversation.SendAsync("..one\r\ntw");
        while (conversation.Transcript.Lines is not [.., { Text: "tw" }]) await Task.Delay(1, TestContext.Current.CancellationToken);
        Assert.Equal("..one", conversation.Transcript.Lines[^2].Text);
        await conversation.SendAsync("o\r\n.\r\n");
        await conversation.HearAsync("250");
        Assert.Equal(["..one", "two", ".", "250 Message stored"], conversation.Transcript.Lines.TakeLast(4).Select(line => line.Text));
    }

    [Fact]
    public async Task A_large_message_lies_in_its_file_alone()
    {
        var files = new MailFiles(folder);
        string file = "";
        await using var conversation = new Conversation(deliver: async (envelope, message) => file = await files.SaveAsync(envelope, message), newSpool: () => new(files.OpenPart));
        await conversation.SayAsync(ToData);
        var line = "." + new string('x', 97) + "\r\n";
        var weight = GC.GetTotalMemory(forceFullCollection: true);
        var part = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("." + line, 100)));
        for (var i = 0; i < 2000; i++) await conversation.SendAsync(part);
        await conversation.SendAsync(".\r\n");
        await conversation.HearAsync("250");
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - weight, long.MinValue, 16 << 20);   // of 20 million octets

        Assert.Equal(20_000_000, new FileInfo(file).Length);
        Assert.Equal(["0001.eml", "0001.json"], Directory.GetFiles(folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
        Assert.Equal(200_011, conversation.Transcript.Lines.Count);
        Assert.Equal("." + line[..^2], conversation.Transcript.Lines[150_000].Text);
    }

    [Fact]
    public async Task A_large_message_that_is_not_taken_leaves_no_file()
    {
        var files = new MailFiles(folder);
        foreach (var end in (string[])["", new string('x', 2000) + "\r\n.\r\n"])
        {
            await using var conversation = new Conversation(newSpool: () => new(files.OpenPart));
            await conversation.SayAsync(ToData);
            for (var i = 0; i < 1000; i++) await conversation.SendAsync(new string('x', 98) + "\r\n");
            while (!Directory.Exists(folder) || Directory.GetFiles(folder).Length is 0) await Task.Delay(1, TestContext.Current.CancellationToken);
            await conversation.SendAsync(end);
            if (end is not "") await conversation.HearAsync("500");
            await conversation.DisposeAsync();
            Assert.Empty(Directory.GetFiles(folder));
            Assert.Equal(100_000 + end.Length, Said(conversation.Transcript).Length - 47);
        }
    }

    static byte[] Said(Transcript transcript) => [.. transcript.Lines.Where(line => line.Who is Speaker.Client).SelectMany(line => line.Octets)];
}
