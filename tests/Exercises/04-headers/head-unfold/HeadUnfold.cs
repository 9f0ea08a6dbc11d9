namespace Exercises;

/// <summary>Folded fields become one line each.</summary>
[Exercise("head-unfold")]
public class HeadUnfold(Submission submission)
{
    [Fact, Points(1), Hint("A line that begins with a space or a tab belongs to the field above it: both are whitespace."), Catches("does-not-unfold", "forgets-tabs")]
    public void A_line_that_begins_with_a_space_or_a_tab_continues_the_field() =>
        Assert.Equal(["A: one\ttwo three", "B: four"], Unfold("A: one\r\n\ttwo\r\n three\r\nB: four\r\n"));

    [Fact, Points(1), Hint("Only CR LF goes: the space or the tab behind it is part of the text, and so are those behind that one."), Catches("loses-the-space")]
    public void What_follows_the_line_end_stays() =>
        Assert.Equal(["Subject: red  green\t blue", "X: y"], Unfold("Subject: red\r\n  green\r\n\t blue\r\nX: y\r\n"));

    string[] Unfold(string header) => submission.Call<string[]>("Unfold", header);
}
