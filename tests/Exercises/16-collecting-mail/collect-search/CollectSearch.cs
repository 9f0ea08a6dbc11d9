namespace Exercises;

/// <summary>A question to a mailbox.</summary>
[Exercise("collect-search")]
public class CollectSearch(Submission submission)
{
    [Theory, Points(1), Hint("It asks for letters that were not seen, from somebody whose name stands in quotation marks."), Catches("no-quotation-marks", "read-ones-too")]
    [InlineData("rosa", "SEARCH UNSEEN FROM \"rosa\" SINCE 1-Mar-2012"), InlineData("Ida Holm", "SEARCH UNSEEN FROM \"Ida Holm\" SINCE 1-Mar-2012")]
    public void It_asks_for_unseen_letters_of_somebody(string from, string expected) => Assert.Equal(expected, Search("en-US", from, 2012, 3, 1));

    [Theory, Points(1), Hint("The month is written with its English letters on every machine, the day without a zero in front."), Catches("culture-of-the-machine", "month-as-a-number")]
    [InlineData(2013, 10, 7, "7-Oct-2013"), InlineData(2014, 5, 31, "31-May-2014"), InlineData(2015, 12, 24, "24-Dec-2015")]
    public void The_date_is_English_on_every_machine(int year, int month, int day, string expected) => Assert.Equal($"SEARCH UNSEEN FROM \"x\" SINCE {expected}", Search("de-DE", "x", year, month, day));

    string Search(string culture, string from, int year, int month, int day) => submission.Evaluate<string>("""
        ((Func<string>)(() =>
        {
            System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo(culture);
            return SearchFor(from, new DateTime(year, month, day));
        }))()
        """, new { culture, from, year, month, day });
}
