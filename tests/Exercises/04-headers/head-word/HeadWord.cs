namespace Exercises;

/// <summary>An encoded word in the manner of q.</summary>
[Exercise("head-word")]
public class HeadWord(Submission submission)
{
    [Theory, Points(1), Hint("It is the octets of UTF-8 that are written as = and two digits, not the characters."), Catches("characters-for-octets")]
    [InlineData("Zürich", "=?utf-8?q?Z=C3=BCrich?="), InlineData("ħ", "=?utf-8?q?=C4=A7?="), InlineData("🐟", "=?utf-8?q?=F0=9F=90=9F?=")]
    public void Octets_of_UTF_8_are_written_in_hexadecimal(string text, string expected) => Assert.Equal(expected, Word(text));

    [Theory, Points(1), Hint("Inside a word a space is an underscore; an underscore, an equals sign and a question mark have to be encoded, or they would be misread."), Catches("only-what-is-not-ascii")]
    [InlineData("a b c", "=?utf-8?q?a_b_c?="), InlineData("what?", "=?utf-8?q?what=3F?="), InlineData("x=y_z", "=?utf-8?q?x=3Dy=5Fz?=")]
    public void What_has_a_meaning_inside_a_word_is_encoded(string text, string expected) => Assert.Equal(expected, Word(text));

    [Fact, Points(1), Hint("A whole word may have 75 characters and not one more, its two ends counted; a longer one is refused with an ArgumentException."), Catches("75-is-too-long", "76-is-let-through", "no-limit")]
    public void A_word_of_75_characters_is_allowed_and_one_of_76_refused()
    {
        Assert.Equal($"=?utf-8?q?{new string('a', 60)}=20?=".Replace("=20", "___", StringComparison.Ordinal), Word(new string('a', 60) + "   "));
        Assert.Equal("ArgumentException", Assert.Throws<StudentCodeException>(() => Word(new string('a', 60) + "    ")).Kind);
        Assert.Equal("ArgumentException", Assert.Throws<StudentCodeException>(() => Word(new string('ü', 11))).Kind);
    }

    string Word(string text) => submission.Call<string>("EncodedWord", text);
}
