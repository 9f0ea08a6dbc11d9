namespace Exercises;

/// <summary>A boundary that no part contains.</summary>
[Exercise("multi-boundary")]
public class MultiBoundary(Submission submission)
{
    [Fact, Points(1), Hint("Take the first name that is free: the start of a part is the start of a line too, and the numbers go on as long as they must."), Catches("always-the-first", "start-of-a-part")]
    public void It_is_the_first_that_begins_no_line()
    {
        Assert.Equal("part-4", Boundary("--part-2\r\nx", "y\r\n--part-1\r\n--part-3\r\n"));
        Assert.Equal("part-12", Boundary([.. Enumerable.Range(1, 11).Select(number => $"x\r\n--part-{number}")]));
    }

    [Fact, Points(1), Hint("Only the start of a line does harm, and there a longer name that begins the same does as well."), Catches("anywhere", "whole-lines", "always-the-first")]
    public void Only_the_start_of_a_line_does_harm()
    {
        Assert.Equal("part-1", Boundary("look: --part-1", "and ---part-1"));
        Assert.Equal("part-2", Boundary("x\r\n--part-1 of two"));
        Assert.Equal("part-1", Boundary());
    }

    string Boundary(params string[] parts) => submission.Call<string>("SafeBoundary", (object)parts);
}
