using CsCheck;
using FakeMail.Imap;

namespace FakeMail.Tests.Imap;

public class ImapSyntaxTests
{
    [Theory]
    [InlineData("INBOX", "INBOX")]
    [InlineData("a&b", "a&-b")]
    [InlineData("~peter/mail/台北/日本語", "~peter/mail/&U,BTFw-/&ZeVnLIqe-")]   // the example of §5.1.3
    [InlineData("😀", "&2D3eAA-")]
    public void Names_beyond_ASCII_are_written_in_modified_UTF_7(string name, string written)
    {
        Assert.Equal(written, ModifiedUtf7.Encode(name));
        Assert.Equal(name, ModifiedUtf7.Decode(written));
    }

    [Fact]
    public void Any_name_comes_back() =>
        Gen.Char[' ', '\ud7ff'].Array[0, 20].Select(chars => new string(chars)).Sample(name => Assert.Equal(name, ModifiedUtf7.Decode(ModifiedUtf7.Encode(name))));

    [Theory]
    [InlineData("&")]
    [InlineData("&A-")]
    [InlineData("&AP/8-")]
    [InlineData("ü")]
    public void What_is_not_modified_UTF_7_is_refused(string written) => Assert.Throws<FormatException>(() => ModifiedUtf7.Decode(written));

    [Theory]
    [InlineData("1", "1")]
    [InlineData("3,1", "1,3")]
    [InlineData("5:2,3:9", "2:9")]
    [InlineData("*:8", "8:10")]
    [InlineData("9:*", "9:10")]
    [InlineData("12:*", "10:12")]
    [InlineData("*", "10")]
    public void Sets_of_numbers_are_resolved(string set, string resolved) =>   // RFC 3501 §9, sequence-set
        Assert.Equal(resolved, string.Join(',', SequenceSet.Parse(set).Resolve(10).Select(range => range.From == range.To ? $"{range.From}" : $"{range.From}:{range.To}")));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("1,")]
    [InlineData("1:2:3")]
    [InlineData("a")]
    [InlineData("-1")]
    [InlineData("4294967296")]
    public void What_is_no_set_is_refused(string set) => Assert.Throws<FormatException>(() => SequenceSet.Parse(set));

    [Fact]
    public void A_set_has_the_numbers_that_it_says() =>
        Gen.UInt[1, 20].Array[0, 10].Where(numbers => numbers.Length > 0).Sample(numbers =>
        {
            uint[] ascending = [.. numbers.Distinct().Order()];
            var resolved = SequenceSet.Parse(SequenceSet.Write(ascending)).Resolve(20);
            Assert.Equal(ascending, Enumerable.Range(1, 20).Select(n => (uint)n).Where(n => SequenceSet.Contains(resolved, n)));
        });

    [Theory]
    [InlineData("a LOGIN ann secret", "a LOGIN ann ********")]
    [InlineData("a login \"a \\\" n\" \"se cret\"", "a login \"a \\\" n\" ********")]
    [InlineData("a LOGIN secret", "a LOGIN ********")]
    [InlineData("a AUTHENTICATE PLAIN AHNlY3JldA==", "a AUTHENTICATE PLAIN ********")]
    [InlineData("a AUTHENTICATE PLAIN", "a AUTHENTICATE PLAIN")]
    [InlineData("a LOGIN {3}|ann {6}|secret", "a LOGIN {3}|******** {6}|********")]
    [InlineData("a LOGIN ann {6+}|secret|b NOOP", "a LOGIN ann {6+}|********|b NOOP")]
    [InlineData("a SEARCH TEXT login", "a SEARCH TEXT login")]
    [InlineData("a AUTHENTICATE LOGIN|>+ VXNlcg==|c2VjcmV0|>+ UGFz|c2VjcmV0|>a OK|b IDLE|>+ idling|DONE", "a AUTHENTICATE LOGIN|>+ VXNlcg==|********|>+ UGFz|********|>a OK|b IDLE|>+ idling|DONE")]
    public void The_transcript_has_no_password(string said, string kept)
    {
        var transcript = new Transcript { Hide = new ImapSecrets().Hide };
        foreach (var line in said.Split('|'))
            transcript.Record(line[0] is '>' ? Speaker.Server : Speaker.Client, Conversation.Octets(line.TrimStart('>') + "<CR><LF>"));
        Assert.Equal(kept.Replace(">", "", StringComparison.Ordinal), string.Join('|', transcript.Lines.Select(line => line.Text)).Replace("********{", "******** {", StringComparison.Ordinal));
    }
}
