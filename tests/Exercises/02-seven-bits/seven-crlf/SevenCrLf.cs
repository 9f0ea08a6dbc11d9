namespace Exercises;

/// <summary>Every line end becomes CR LF.</summary>
[Exercise("seven-crlf")]
public class SevenCrLf(Submission submission)
{
    [Theory, Points(1), Hint("There are three kinds of line end, CR LF is one of them already, and nothing else ends a line."), Catches("cr-first", "doubles-cr", "old-macs-forgotten", "replace-line-endings")]
    [InlineData("one\ntwo\n", "one\r\ntwo\r\n"), InlineData("one\rtwo\r", "one\r\ntwo\r\n"), InlineData("one\r\ntwo\r\n", "one\r\ntwo\r\n")]
    [InlineData("\r\r\n\n", "\r\n\r\n\r\n"), InlineData("page one\fpage two\v\u0085\u2028\n", "page one\fpage two\v\u0085\u2028\r\n")]
    public void Each_kind_of_line_end_becomes_one_CR_LF(string text, string expected) => Assert.Equal(expected, submission.Call<string>("ToCrLf", text));

    [Theory, Points(1), Hint("Nothing is added and nothing lost: a text without a line end keeps none, and empty lines at the end stay."), Catches("adds-a-line-end")]
    [InlineData("no end", "no end"), InlineData("", ""), InlineData("a\n\n\n", "a\r\n\r\n\r\n"), InlineData("a\nb", "a\r\nb")]
    public void The_end_of_the_text_stays_as_it_was(string text, string expected) => Assert.Equal(expected, submission.Call<string>("ToCrLf", text));
}
