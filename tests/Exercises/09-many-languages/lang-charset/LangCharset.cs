namespace Exercises;

/// <summary>The smallest charset that a text fits into.</summary>
[Exercise("lang-charset")]
public class LangCharset(Submission submission)
{
    [Theory, Points(1), Hint("ASCII has the characters up to 127 and Latin-1 those up to 255: the last one of each belongs to it."), Catches("127-is-too-much", "255-is-too-much", "256-is-latin")]
    [InlineData("a\u007f", "us-ascii"), InlineData("a\u0080", "iso-8859-1"), InlineData("a\u00ff", "iso-8859-1"), InlineData("a\u0100", "utf-8"), InlineData("a\u0101", "utf-8")]
    public void The_last_character_of_a_charset_belongs_to_it(string text, string expected) => Assert.Equal(expected, submission.Call<string>("CharsetFor", text));

    [Theory, Points(1), Hint("Every character of the text has to fit, and there may be none at all."), Catches("first-character-only", "never-latin")]
    [InlineData("Smørrebrød", "iso-8859-1"), InlineData("plain, then é, then Ω", "utf-8"), InlineData("Ω first", "utf-8"), InlineData("", "us-ascii")]
    public void Every_character_has_to_fit(string text, string expected) => Assert.Equal(expected, submission.Call<string>("CharsetFor", text));
}
