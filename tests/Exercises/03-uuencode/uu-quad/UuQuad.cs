namespace Exercises;

/// <summary>Three octets become four characters.</summary>
[Exercise("uu-quad")]
public class UuQuad(Submission submission)
{
    [Theory, Points(1), Hint("Side by side, the first octet is the highest; then four groups of six bits each, nothing but six bits."), Catches("backwards", "no-mask")]
    [InlineData(77, 97, 110, "36%N"), InlineData(1, 2, 3, "`0(#"), InlineData(200, 100, 50, "R&0R"), InlineData(255, 0, 255, "_P#_")]
    public void Six_bits_become_a_character(byte a, byte b, byte c, string expected) => Assert.Equal(expected, submission.Call<string>("Quad", a, b, c));

    [Theory, Points(1), Hint("Six bits that are all zero are written as a grave accent, since a space at the end of a line gets lost."), Catches("zero-as-space")]
    [InlineData(0, 0, 0, "````"), InlineData(4, 0, 0, "!```"), InlineData(0, 0, 1, "```!")]
    public void Zero_is_a_grave_accent(byte a, byte b, byte c, string expected) => Assert.Equal(expected, submission.Call<string>("Quad", a, b, c));
}
