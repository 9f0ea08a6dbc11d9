using System.Text;

namespace Exercises;

/// <summary>What octets may be called without changing them.</summary>
[Exercise("enc-label")]
public class EncLabel(Submission submission)
{
    [Theory, Points(1), Hint("A zero makes it binary, whatever else is there; above 127 it is 8bit; else 7bit."), Catches("eighth-bit-first")]
    [InlineData("Rope, tar, oil.\r\n", "7bit"), InlineData("Öl\r\n", "8bit"), InlineData("Öl\0", "binary"), InlineData("\0", "binary"), InlineData("", "7bit")]
    public void A_zero_is_binary_and_an_eighth_bit_8bit(string text, string expected) => Assert.Equal(expected, Label(text));

    [Fact, Points(1), Hint("A line may have 998 octets without its CR LF; it is the line that counts, not the whole."), Catches("counts-the-line-end", "forgets-long-lines", "whole-length")]
    public void A_line_of_more_than_998_octets_is_binary()
    {
        var (fits, tooLong) = (new string('a', 998), new string('a', 999));
        Assert.Equal("7bit", Label($"{fits}\r\n{fits}\r\n{fits}"));
        Assert.Equal("8bit", Label($"{fits[1..]}é\r\n"));
        Assert.Equal("binary", Label($"x\r\n{tooLong}\r\n"));
        Assert.Equal("binary", Label($"x\r\n{tooLong}"));
    }

    string Label(string text) => submission.Call<string>("Label", Encoding.Latin1.GetBytes(text));
}
