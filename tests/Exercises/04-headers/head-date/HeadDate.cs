namespace Exercises;

/// <summary>The Date field of a letter.</summary>
[Exercise("head-date")]
public class HeadDate(Submission submission)
{
    [Theory, Points(1), Hint("Day and month have their English names on every machine, the day two digits, and the zone a sign and four digits without a colon."), Catches("colon", "culture-of-the-machine", "no-colons-at-all")]
    [InlineData("2012-02-29T23:59:01+05:45", "Wed, 29 Feb 2012 23:59:01 +0545"), InlineData("1999-12-03T00:00:00-03:30", "Fri, 03 Dec 1999 00:00:00 -0330"), InlineData("2026-05-09T12:30:00+00:00", "Sat, 09 May 2026 12:30:00 +0000")]
    public void It_is_written_alike_on_every_machine(string when, string expected)
    {
        Assert.Equal(expected, Date("en-US", when, hideZone: false));
        Assert.Equal(expected, Date("pt-BR", when, hideZone: false));
    }

    [Theory, Points(1), Hint("A hidden zone is -0000, and the time beside it is that of UTC: an hour of your own would give the zone away."), Catches("hides-the-zone-and-keeps-the-hour")]
    [InlineData("2012-02-29T23:59:01+05:45", "Wed, 29 Feb 2012 18:14:01 -0000"), InlineData("1999-12-31T22:00:00-08:00", "Sat, 01 Jan 2000 06:00:00 -0000")]
    public void A_hidden_zone_is_minus_zero_and_the_time_is_UTC(string when, string expected) => Assert.Equal(expected, Date("en-US", when, hideZone: true));

    string Date(string culture, string when, bool hideZone) => submission.Evaluate<string>("""
        ((Func<string>)(() =>
        {
            System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo(culture);
            return MailDate(DateTimeOffset.ParseExact(when, "yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture), hideZone);
        }))()
        """, new { culture, when, hideZone });
}
