using System.Text;

namespace Lessons.Tests;

public class UuCodecTests
{
    [Theory]                                                            // as Python's binascii.b2a_uu(…, backtick=True) has it
    [InlineData("", "`")]
    [InlineData("C", "!0P``")]
    [InlineData("Ca", "\"0V$`")]
    [InlineData("Cat", "#0V%T")]
    [InlineData("abcdefghijkl", ",86)C9&5F9VAI:FML")]
    [InlineData("\0\0\0", "#````")]
    [InlineData("\u00ff\u00ff\u00ff", "#____")]
    public void A_line_is_its_length_and_four_characters_for_three_octets(string octets, string line)
    {
        Assert.Equal(line, UuCodec.EncodeLine(Encoding.Latin1.GetBytes(octets)));
        Assert.Equal(Encoding.Latin1.GetBytes(octets), UuCodec.DecodeLine(line));
    }

    [Fact]
    public void A_full_line_begins_with_M() => Assert.Equal(('M', 61), (UuCodec.EncodeLine(new byte[45])[0], UuCodec.EncodeLine(new byte[45]).Length));

    [Fact]
    public void A_line_of_more_than_45_octets_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => UuCodec.EncodeLine(new byte[46]));

    [Fact]
    public void Every_length_comes_back()
    {
        for (var length = 0; length <= 45; length++)
        {
            var octets = Enumerable.Range(0, length).Select(i => (byte)(i * 37 + length)).ToArray();
            Assert.Equal(octets, UuCodec.DecodeLine(UuCodec.EncodeLine(octets)));
        }
    }

    [Fact]
    public void Zero_may_be_a_space_as_the_oldest_encoders_wrote_it() => Assert.Equal([0, 0, 0], UuCodec.DecodeLine("#    "));

    [Fact]
    public void A_line_that_is_too_short_says_by_how_much() =>
        Assert.Equal("The line promises 3 octets, but only 3 characters follow.", Assert.Throws<FormatException>(() => UuCodec.DecodeLine("#0V%")).Message);

    [Theory]
    [InlineData("Cat", 0x1A4, "begin 644 cat.txt\n#0V%T\n`\nend\n")]
    [InlineData("", 0x1A4, "begin 644 cat.txt\n`\nend\n")]
    [InlineData("Cat", 0x1ED, "begin 755 cat.txt\n#0V%T\n`\nend\n")]
    [InlineData("Cat", 0, "begin 000 cat.txt\n#0V%T\n`\nend\n")]
    [InlineData("Cat", 0x9ED, "begin 755 cat.txt\n#0V%T\n`\nend\n")]     // setuid does not travel
    public void A_file_has_a_header_with_mode_and_name_and_an_end(string octets, int mode, string text) =>
        Assert.Equal(text, UuCodec.Encode(Encoding.Latin1.GetBytes(octets), "cat.txt", mode));

    [Fact]
    public void The_mode_is_644_if_none_is_given() => Assert.StartsWith("begin 644 f\n", UuCodec.Encode([], "f"), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a\nend\nbegin 777 b")]
    public void A_name_that_would_break_the_header_is_refused(string name) => Assert.ThrowsAny<ArgumentException>(() => UuCodec.Encode([], name));
}
