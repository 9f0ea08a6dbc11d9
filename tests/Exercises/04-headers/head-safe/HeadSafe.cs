namespace Exercises;

/// <summary>A field into which nobody can smuggle another.</summary>
[Exercise("head-safe")]
public class HeadSafe(Submission submission)
{
    [Theory, Points(1), Hint("Each CR and each LF of the text becomes a space, also one that stands alone."), Catches("only-crlf", "trusts-everything")]
    [InlineData("lunch\r\nBcc: all@list.example", "Subject: lunch  Bcc: all@list.example\r\n"), InlineData("a\nb\nc", "Subject: a b c\r\n"), InlineData("\ra", "Subject:  a\r\n")]
    public void No_line_end_is_left_in_the_text(string text, string expected) => Assert.Equal(expected, submission.Call<string>("Field", "Subject", text));

    [Theory, Points(1), Hint("The name comes from a stranger as well: refuse one that is empty, or has a colon, a space or a line end in it, with an ArgumentException."), Catches("trusts-the-name", "trusts-everything", "space-in-the-name", "only-the-colon")]
    [InlineData("X\r\nBcc"), InlineData("Bcc:"), InlineData(""), InlineData("Two words"), InlineData("X\n")]
    public void A_name_that_could_be_more_than_a_name_is_refused(string name) =>
        Assert.Equal("ArgumentException", Assert.Throws<StudentCodeException>(() => submission.Call<string>("Field", name, "x")).Kind);

    [Theory, Points(1), Hint("A name is made of printable ASCII, from ! to ~, and of nothing else; all of those but the colon are allowed."), Catches("only-the-colon", "trusts-the-name", "trusts-everything")]
    [InlineData("Grüße"), InlineData("X\u0007"), InlineData("X\u007f"), InlineData("X\t")]
    public void Only_printable_ASCII_is_a_name(string name)
    {
        Assert.Equal("ArgumentException", Assert.Throws<StudentCodeException>(() => submission.Call<string>("Field", name, "x")).Kind);
        Assert.Equal("X-!#~9: y\r\n", submission.Call<string>("Field", "X-!#~9", "y"));
    }
}
