namespace Exercises;

/// <summary>Whether a line of a reply is the last one.</summary>
[Exercise("smtp-last-line")]
public class SmtpLastLine(Submission submission)
{
    [Theory, Points(1), Hint("Only the character behind the three digits decides: a hyphen says that more follows, anything else, and nothing at all, that this was it."), Catches("always", "any-hyphen", "space-only")]
    [InlineData("354 go-on", true), InlineData("214-help", false), InlineData("221", true), InlineData("250-", false), InlineData("550 5.1.1 no-such-user", true), InlineData("250-a b", false)]
    public void The_fourth_character_decides(string line, bool last) => Assert.Equal(last, submission.Call<bool>("IsLast", line));
}
