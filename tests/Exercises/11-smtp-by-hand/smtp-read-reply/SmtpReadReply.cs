namespace Exercises;

/// <summary>A reply of one line or of several.</summary>
[Exercise("smtp-read-reply")]
public class SmtpReadReply(Submission submission)
{
    [Theory, Points(1), Hint("The code is the number in front; the texts are what follows the fourth character of every line, up to the last one of the reply."), Catches("keeps-the-code", "one-line")]
    [InlineData("354 Go ahead\r\n", 354, "Go ahead"), InlineData("214-one\r\n214-two\r\n214 three\r\n", 214, "one|two|three"), InlineData("250-\r\n250\r\n", 250, "|")]
    public void It_is_a_code_and_the_text_of_every_line(string lines, int code, string texts)
    {
        Assert.Equal(code, submission.Evaluate<int>("ReadReply(new StringReader(lines)).Code", new { lines }));
        Assert.Equal(texts.Split('|'), submission.Evaluate<string[]>("ReadReply(new StringReader(lines)).Texts", new { lines }));
    }

    [Fact, Points(1), Hint("Read line by line, and not one line further than the last of the reply: the next reply may not have been sent yet."), Catches("reads-everything", "one-line")]
    public void The_next_reply_is_left_where_it_is() => Assert.Equal("354 Go ahead", submission.Evaluate<string>("""
        ((Func<string>)(() => { var lines = new StringReader("250-a\r\n250-b\r\n250 c\r\n354 Go ahead\r\n"); ReadReply(lines); return lines.ReadLine(); }))()
        """));
}
