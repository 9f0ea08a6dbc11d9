namespace Exercises;

/// <summary>The signature of a letter: two hyphens, a space, a line end, a name.</summary>
[Exercise("start-signature")]
public class StartSignature(Submission submission)
{
    [Theory, Points(1), Hint("The line above the name is two hyphens and a space; then comes a line end, and then the name that was given."), Catches("no-space", "one-line", "one-name")]
    [InlineData("Olga"), InlineData("The keeper of the light"), InlineData("")]
    public void The_name_stands_below_a_line_of_two_hyphens_and_a_space(string name) =>
        Assert.Equal("-- \n" + name, submission.Call<string>("Signature", name));
}
