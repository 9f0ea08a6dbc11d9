using System.Text;

namespace Exercises;

/// <summary>Where a text in ISO-2022-JP changes its alphabet.</summary>
[Exercise("lang-runs")]
public class LangRuns(Submission submission)
{
    [Fact, Points(1), Hint("ESC and two characters change the alphabet and are no text themselves; take all three out."), Catches("keeps-the-escapes")]
    public void An_escape_begins_a_piece_and_is_not_in_it() =>
        Assert.Equal(["1: a", "2: 46AB", "1: b", "2: CD"], Runs("a\u001b$B46AB\u001b(Bb\u001b$BCD\u001b(B"));

    [Fact, Points(1), Hint("The same characters without ESC in front of them are text: compare octet by octet, since a comparison in the manner of a language overlooks ESC."), Catches("needs-no-escape", "by-culture")]
    public void Without_ESC_they_are_text() => Assert.Equal(["1: 5$B and (Bx"], Runs("5$B and (Bx"));

    [Fact, Points(1), Hint("A piece without characters is none, and the last piece counts as well."), Catches("forgets-the-last-piece", "keeps-empty-pieces")]
    public void Empty_pieces_are_none_and_the_last_one_counts()
    {
        Assert.Equal(["1: x", "2: 12"], Runs("\u001b(Bx\u001b$B\u001b(B\u001b$B12"));
        Assert.Equal([], Runs("\u001b$B\u001b(B"));
    }

    string[] Runs(string octets) => submission.Call<string[]>("Runs", Encoding.Latin1.GetBytes(octets));
}
