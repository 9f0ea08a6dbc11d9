namespace Exercises;

/// <summary>A file's name as a parameter.</summary>
[Exercise("lang-filename")]
public class LangFilename(Submission submission)
{
    [Theory, Points(1), Hint("A name of ASCII letters, digits, dots, hyphens and underscores is written as it is, in quotation marks."), Catches("always-the-star")]
    [InlineData("chart_7.v2.pdf", "filename=\"chart_7.v2.pdf\""), InlineData("A", "filename=\"A\"")]
    public void A_plain_name_stands_in_quotation_marks(string name, string expected) => Assert.Equal(expected, Parameter(name));

    [Theory, Points(1), Hint("A letter that is not one of ASCII's is written octet by octet, in UTF-8: a percent sign and two capital digits."), Catches("any-letter", "characters-for-octets", "small-digits")]
    [InlineData("über.txt", "filename*=utf-8''%C3%BCber.txt"), InlineData("灯.md", "filename*=utf-8''%E7%81%AF.md"), InlineData("⛵", "filename*=utf-8''%E2%9B%B5")]
    public void Other_letters_are_written_octet_by_octet(string name, string expected) => Assert.Equal(expected, Parameter(name));

    [Theory, Points(1), Hint("Behind the charset come two apostrophes, between which a language could stand; marks that have a meaning are written in digits."), Catches("one-apostrophe")]
    [InlineData("log book.txt", "filename*=utf-8''log%20book.txt"), InlineData("50%.txt", "filename*=utf-8''50%25.txt"), InlineData("a'b*c.txt", "filename*=utf-8''a%27b%2Ac.txt")]
    public void Marks_with_a_meaning_are_written_in_digits(string name, string expected) => Assert.Equal(expected, Parameter(name));

    string Parameter(string name) => submission.Call<string>("FileNameParameter", name);
}
