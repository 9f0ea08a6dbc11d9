namespace Exercises;

/// <summary>The parts of a multipart body.</summary>
[Exercise("multi-split")]
public class MultiSplit(Submission submission)
{
    [Fact, Points(1), Hint("What stands above the first boundary and below the last is no part."), Catches("counts-the-epilogue", "counts-the-preamble")]
    public void What_is_around_the_parts_is_none() =>
        Assert.Equal(["A: 1\r\n\r\none", "B: 2\r\n\r\ntwo"], Split("for old programs\r\n--cut\r\nA: 1\r\n\r\none\r\n--cut\r\nB: 2\r\n\r\ntwo\r\n--cut--\r\nbye\r\n", "cut"));

    [Fact, Points(1), Hint("The line end above a boundary belongs to the boundary; every other line end belongs to the part, also an empty line at its start or end."), Catches("cuts-anywhere", "keeps-the-line-end")]
    public void The_line_end_above_a_boundary_belongs_to_it() =>
        Assert.Equal(["\r\n\r\nx\r\n\r\n", "", "\r\nlast"], Split("--q\r\n\r\n\r\nx\r\n\r\n\r\n--q\r\n\r\n--q\r\n\r\nlast\r\n--q--\r\n", "q"));

    [Fact, Points(1), Hint("A boundary stands at the start of a line; in the middle of one it is text like any other."), Catches("cuts-anywhere")]
    public void In_the_middle_of_a_line_a_boundary_is_text() =>
        Assert.Equal(["\r\nsay --cut or --cut-- here\r\n- - -\r\n--", "\r\ny"], Split("--cut\r\n\r\nsay --cut or --cut-- here\r\n- - -\r\n--\r\n--cut\r\n\r\ny\r\n--cut--", "cut"));

    string[] Split(string body, string boundary) => submission.Call<string[]>("Split", body, boundary);
}
