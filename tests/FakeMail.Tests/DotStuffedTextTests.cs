using System.Text;
using CsCheck;
using FakeMail.Smtp;

namespace FakeMail.Tests;

/// <summary>The fast reading of messages against the plain rules, for every way of cutting the text into blocks.</summary>
public class DotStuffedTextTests
{
    static readonly string[] Parts = ["\r\n", "\r\n.", "\r\n..", ".", "\r", "\n", "a", "bc", "\0", "\u00e9", "\r\n\r\n", "\n.\n", "\r.\r"];

    static readonly Gen<string> Text = Gen.Int[0, Parts.Length - 1].Array[0, 30].Select(parts => string.Concat(parts.Select(part => Parts[part])));

    [Fact]
    public void Blocks_of_any_size_give_the_same_message() =>
        Gen.Select(Text, Gen.Bool).Sample((text, lineFeedsToo) =>
        {
            var sent = Encoding.Latin1.GetBytes(text + "\r\n.\r\nNOOP\r\n");
            var (expected, rest) = Plain(sent, lineFeedsToo);
            for (var size = 1; size <= sent.Length; size++)
            {
                using var spool = new Spool();
                var reading = new DotStuffedText(spool, long.MaxValue, lineFeedsToo, _ => { });
                var taken = 0;
                foreach (var block in sent.Chunk(size))
                {
                    taken += reading.Read(block);
                    if (reading.IsComplete) break;
                }
                Assert.True(reading.IsComplete);
                Assert.Equal(Encoding.Latin1.GetString(expected), Encoding.Latin1.GetString(spool.Content.Octets));
                Assert.Equal(sent.Length - rest, taken);
            }
        }, iter: 2000);

    [Theory]
    [InlineData("\n.\n")]
    [InlineData("\n.\r\n")]
    [InlineData("\r\n.\n")]
    public void Where_line_feeds_count_mail_can_be_smuggled(string end)
    {
        foreach (var lineFeedsToo in (bool[])[false, true])
        {
            using var spool = new Spool();
            var reading = new DotStuffedText(spool, 1000, lineFeedsToo, _ => { });
            var sent = Encoding.Latin1.GetBytes($"innocent{end}MAIL FROM:<evil@x>\r\n");
            Assert.Equal(lineFeedsToo ? "innocent".Length + end.Length : sent.Length, reading.Read(sent));
            Assert.Equal(lineFeedsToo, reading.IsComplete);
        }
    }

    // The rules as RFC 5321 §4.5.2 has them: line by line.
    static (byte[] Message, int Left) Plain(byte[] sent, bool lineFeedsToo)
    {
        var message = new List<byte>();
        for (var next = 0; ;)
        {
            var end = next;
            while (sent[end] is not (byte)'\n' || !(lineFeedsToo || (end > next && sent[end - 1] is (byte)'\r'))) end++;
            var line = sent[next..(end + 1)];
            next = end + 1;
            if (line is [(byte)'.', (byte)'\r', (byte)'\n'] || (lineFeedsToo && line is [(byte)'.', (byte)'\n'])) return ([.. message], sent.Length - next);
            message.AddRange(line is [(byte)'.', ..] ? line[1..] : line);
        }
    }
}
