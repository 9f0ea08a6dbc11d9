namespace Exercises;

/// <summary>The values of a line.</summary>
[Exercise("news-fields")]
public class NewsFields(Submission submission)
{
    [Theory, Points(1), Hint("A comma inside of quotation marks is no end of a value, and the marks around a value are not part of it."), Catches("split", "keeps-the-marks")]
    [InlineData("\"Holm, Ida\",ida@boats.example,da", "Holm, Ida|ida@boats.example|da"), InlineData("a,\"b,c,d\"", "a|b,c,d")]
    public void A_comma_inside_of_marks_is_text(string line, string expected) => Assert.Equal(expected, Values(line));

    [Theory, Points(1), Hint("Two marks inside of marks are one mark of the text."), Catches("doubled-marks-vanish", "keeps-the-marks")]
    [InlineData("\"the \"\"old\"\" light\",x", "the \"old\" light|x"), InlineData("\"\"\"\"\"\"", "\"\"")]
    public void Two_marks_are_one(string line, string expected) => Assert.Equal(expected, Values(line));

    [Theory, Points(1), Hint("An empty value is a value, at the end of the line too."), Catches("drops-empty-values", "forgets-the-last")]
    [InlineData("a,,b,", "a||b|"), InlineData(",", "|"), InlineData("x,\"\"", "x|"), InlineData("", "")]
    public void An_empty_value_is_a_value(string line, string expected) => Assert.Equal(expected, Values(line));

    string Values(string line) => string.Join('|', submission.Call<string[]>("Fields", line));
}
