namespace Exercises;

/// <summary>What an address needs on its way.</summary>
[Exercise("lang-address")]
public class LangAddress(Submission submission)
{
    [Theory, Points(1), Hint("The domain is what follows the last @; it is spelled out in ASCII, and the left side stays as it is."), Catches("first-at", "leaves-the-domain", "spells-out-the-left")]
    [InlineData("keeper@straße.example", "keeper@xn--strae-oqa.example"), InlineData("\"x@y\"@münchen.example", "\"x@y\"@xn--mnchen-3ya.example"), InlineData("olaf@sea.example", "olaf@sea.example")]
    public void The_domain_is_spelled_out(string address, string expected) => Assert.Equal(expected, submission.Call<string>("Route", address));

    [Theory, Points(1), Hint("Only the left side decides: one letter that is not ASCII there needs SMTPUTF8."), Catches("looks-at-the-whole-address", "spells-out-the-left")]
    [InlineData("zoë@sea.example", "needs SMTPUTF8"), InlineData("船@münchen.example", "needs SMTPUTF8"), InlineData("zoe@münchen.example", "zoe@xn--mnchen-3ya.example")]
    public void Only_the_left_side_needs_SMTPUTF8(string address, string expected) => Assert.Equal(expected, submission.Call<string>("Route", address));
}
