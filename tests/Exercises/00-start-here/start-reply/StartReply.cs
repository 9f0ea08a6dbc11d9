namespace Exercises;

/// <summary>What the first digit of a reply tells the client to do.</summary>
[Exercise("start-reply")]
public class StartReply(Submission submission)
{
    [Theory, Points(1), Hint("The first character decides, and a character is not the number that it looks like: compare with '2', not with 2."), Catches("number-for-digit", "word", "any-digit")]
    [InlineData("220 lamp.example ready", "done"), InlineData("221 Bye", "done"), InlineData("334 answer 2 questions", "go on"), InlineData("354 End with a dot", "go on")]
    public void A_2_is_done_and_a_3_goes_on(string line, string mood) => Assert.Equal(mood, submission.Call<string>("Mood", line));

    [Theory, Points(1), Hint("There are two kinds of refusal: with 4 it is worth another try, with 5 it is not."), Catches("4-and-5", "any-digit")]
    [InlineData("452 No room at the moment", "later"), InlineData("432 Come back", "later"), InlineData("554 Refused", "never"), InlineData("502 Not implemented, see RFC 2821", "never")]
    public void A_4_is_later_and_a_5_is_never(string line, string mood) => Assert.Equal(mood, submission.Call<string>("Mood", line));
}
