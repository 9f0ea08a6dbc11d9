namespace Exercises;

/// <summary>A body as a seal sees it.</summary>
[Exercise("trust-relaxed")]
public class TrustRelaxed(Submission submission)
{
    [Theory, Points(1), Hint("Spaces and tabs at the end of a line go; anywhere else a run of them is one space, at the start of a line too."), Catches("spaces-become-nothing", "trims-both-ends")]
    [InlineData("one \t two\t\r\n", "one two\r\n"), InlineData("\t\tx  y \r\n  z\r\n", " x y\r\n z\r\n")]
    public void Whitespace_is_one_space_and_none_at_the_end(string body, string expected) => Assert.Equal(expected, submission.Call<string>("Relaxed", body));

    [Theory, Points(1), Hint("Empty lines at the end go, also such that hold nothing but spaces; those between other lines stay."), Catches("drops-every-empty-line", "keeps-empty-lines-below")]
    [InlineData("x\r\n\r\n\r\ny\r\n\r\n \t\r\n\r\n", "x\r\n\r\n\r\ny\r\n"), InlineData("\r\nx\r\n\r\n", "\r\nx\r\n")]
    public void Empty_lines_at_the_end_go(string body, string expected) => Assert.Equal(expected, submission.Call<string>("Relaxed", body));

    [Theory, Points(1), Hint("What is left ends with CR LF, whether there was one or not; and a body of which nothing is left is empty."), Catches("no-last-line-end", "keeps-empty-lines-below")]
    [InlineData("last", "last\r\n"), InlineData("a\r\nb ", "a\r\nb\r\n"), InlineData(" \r\n\t", ""), InlineData("", "")]
    public void It_ends_with_a_line_end_or_is_empty(string body, string expected) => Assert.Equal(expected, submission.Call<string>("Relaxed", body));
}
