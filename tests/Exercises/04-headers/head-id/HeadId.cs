namespace Exercises;

/// <summary>The Message-ID of a letter.</summary>
[Exercise("head-id")]
public class HeadId(Submission submission)
{
    [Fact, Points(1), Hint("The id stands in angle brackets, and its time is UTC: the same moment gives the same id in every zone."), Catches("local-time", "no-brackets")]
    public void The_same_moment_has_the_same_id_in_every_zone()
    {
        const string expected = "<20120301044501.7@light.example>";
        Assert.Equal(expected, Id("2012-02-29T23:45:01-05:00", 7, "light.example"));
        Assert.Equal(expected, Id("2012-03-01T13:45:01+09:00", 7, "light.example"));
    }

    [Fact, Points(1), Hint("Two letters of one second differ in their serial number alone."), Catches("no-serial")]
    public void Two_letters_of_one_second_have_two_ids()
    {
        Assert.Equal("<20120301044501.41@light.example>", Id("2012-03-01T04:45:01+00:00", 41, "light.example"));
        Assert.Equal("<20120301044501.9876543210@light.example>", Id("2012-03-01T04:45:01+00:00", 9876543210, "light.example"));
    }

    string Id(string when, long serial, string domain) => submission.Evaluate<string>(
        """MessageId(DateTimeOffset.ParseExact(when, "yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture), serial, domain)""", new { when, serial, domain });
}
