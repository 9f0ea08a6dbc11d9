namespace Exercises;

/// <summary>An answer of many lines.</summary>
[Exercise("collect-lines")]
public class CollectLines(Submission submission)
{
    [Theory, Points(1), Hint("An answer ends with a dot that stands alone; an empty line is a line like any other, and what follows the end is left for the next answer."), Catches("reads-everything", "stops-at-an-empty-line", "takes-dots-off-first")]
    [InlineData("a\r\n\r\nb\r\n.\r\n", "a||b", null), InlineData(".\r\n+OK bye\r\n", "", "+OK bye"), InlineData("1 7\r\n.\r\n2 8\r\n.\r\n", "1 7", "2 8"), InlineData("...\r\n.\r\n-ERR\r\n", "..", "-ERR")]
    public void A_lone_dot_ends_it_and_nothing_else(string text, string lines, string? next) => Assert.Equal((lines, next), Read(text));

    [Theory, Points(1), Hint("Of a line that begins with a dot, one dot is taken away: it was put there for the way."), Catches("keeps-the-dots", "takes-all-dots")]
    [InlineData("..a\r\n...b\r\nc.\r\n.\r\n", ".a|..b|c."), InlineData("..\r\n.\r\n", ".")]
    public void One_dot_is_taken_off(string text, string lines) => Assert.Equal(lines, Read(text).Lines);

    (string Lines, string? Next) Read(string text)
    {
        var read = submission.Evaluate<string?[]>("""
            ((Func<string[]>)(() => { var from = new StringReader(text); var lines = ReadLines(from); return [string.Join('|', lines), from.ReadLine()]; }))()
            """, new { text });
        return (read[0]!, read[1]);
    }
}
