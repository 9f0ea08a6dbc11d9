namespace Exercises;

/// <summary>Dots at the start of a line.</summary>
[Exercise("smtp-stuff")]
public class SmtpStuff(Submission submission)
{
    [Theory, Points(1), Hint("Every line that begins with a dot gets one more, the very first line as well, whatever follows the dot."), Catches("first-line", "lone-dots-only")]
    [InlineData(".\r\n", "..\r\n"), InlineData(".bashrc\r\n.profile\r\n", "..bashrc\r\n..profile\r\n"), InlineData("a\r\n...\r\n.\r\n.\r\n", "a\r\n....\r\n..\r\n..\r\n")]
    public void A_line_that_begins_with_a_dot_gets_another(string message, string expected) => Assert.Equal(expected, submission.Call<string>("DotStuff", message));

    [Theory, Points(1), Hint("A dot anywhere else is left alone, and only CR LF begins a new line."), Catches("every-dot", "lone-lf")]
    [InlineData("e.g. this.\r\n", "e.g. this.\r\n"), InlineData("a\n.b\r.c\r\n", "a\n.b\r.c\r\n"), InlineData("", "")]
    public void Every_other_dot_is_left_alone(string message, string expected) => Assert.Equal(expected, submission.Call<string>("DotStuff", message));
}
