using System.Text;

namespace Exercises;

/// <summary>A line becomes octets again.</summary>
[Exercise("uu-decode-line")]
public class UuDecodeLine(Submission submission)
{
    [Theory, Points(1), Hint("The first character is the length and no data: the data begin with the second."), Catches("decodes-the-length-too")]
    [InlineData("#1&]G", "Dog"), InlineData("&1&]G1&]G", "DogDog"), InlineData("`", "")]
    public void Four_characters_are_three_octets(string line, string expected) => Assert.Equal(expected, Decoded(line));

    [Theory, Points(1), Hint("The line says itself how many octets it holds; what the last group has beyond that is filling."), Catches("keeps-the-filling")]
    [InlineData("!6```", "X"), InlineData("\"6%D`", "XY"), InlineData("$6%E:5P``", "XYZW")]
    public void The_filling_is_left_out(string line, string expected) => Assert.Equal(expected, Decoded(line));

    [Theory, Points(1), Hint("A zero may be written as a space or as a grave accent: keep six bits of what is left when 32 is taken off."), Catches("grave-is-64")]
    [InlineData("#````", "\0\0\0"), InlineData("#    ", "\0\0\0"), InlineData("#`0(#", "\u0001\u0002\u0003"), InlineData("# 0(#", "\u0001\u0002\u0003")]
    public void Spaces_and_grave_accents_are_both_zero(string line, string expected) => Assert.Equal(expected, Decoded(line));

    string Decoded(string line) => Encoding.Latin1.GetString(submission.Call<byte[]>("UudecodeLine", line));
}
