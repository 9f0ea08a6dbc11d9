using System.Text;

namespace Exercises;

/// <summary>Quoted-printable becomes octets again.</summary>
[Exercise("enc-unquote")]
public class EncUnquote(Submission submission)
{
    [Theory, Points(1), Hint("An equals sign and two digits, large or small, are one octet; everything else is itself.")]
    [InlineData("plain", "plain"), InlineData("=4C=c3=B8d", "L\u00c3\u00b8d"), InlineData("=00=FF", "\0\u00ff")]
    public void Two_digits_are_an_octet(string text, string expected) => Assert.Equal(expected, Unquoted(text));

    [Theory, Points(1), Hint("An equals sign at the end of a line takes the line end away with it; every other line end stays."), Catches("breaks-stay", "no-soft-breaks", "drops-every-line-end")]
    [InlineData("the boat=\r\n leaves", "the boat leaves"), InlineData("a\r\nb=\r\nc\r\n", "a\r\nbc\r\n"), InlineData("=41=\r\n=\r\n=42", "AB")]
    public void A_soft_line_break_goes_and_a_hard_one_stays(string text, string expected) => Assert.Equal(expected, Unquoted(text));

    [Theory, Points(1), Hint("What has been decoded is text, and is not decoded once more."), Catches("decodes-twice")]
    [InlineData("=3D42", "=42"), InlineData("=3D3D43", "=3D43"), InlineData("x=3D=0D=0Ay", "x=\r\ny")]
    public void Nothing_is_decoded_twice(string text, string expected) => Assert.Equal(expected, Unquoted(text));

    string Unquoted(string text) => Encoding.Latin1.GetString(submission.Call<byte[]>("Unquote", text));
}
