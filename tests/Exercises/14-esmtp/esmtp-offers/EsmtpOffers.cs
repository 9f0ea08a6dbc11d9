namespace Exercises;

/// <summary>What a server offers in its answer to EHLO.</summary>
[Exercise("esmtp-offers")]
public class EsmtpOffers(Submission submission)
{
    [Theory, Points(1), Hint("The first line is a greeting and no offer; each other one is a keyword, which may be written in small letters: name it in capitals."), Catches("greeting-too", "small-letters-stay")]
    [InlineData("light.example ready\nDSN\nsize", "DSN=|SIZE="), InlineData("light.example", ""), InlineData("PIPELINING is my name\nEnhancedStatusCodes", "ENHANCEDSTATUSCODES=")]
    public void Every_line_but_the_first_is_a_keyword(string lines, string expected) => Assert.Equal(expected, Offered(lines));

    [Theory, Points(1), Hint("What stands behind a keyword is kept whole and as it was written, spaces and small letters included."), Catches("all-in-capitals", "drops-what-stands-behind", "first-word-only")]
    [InlineData("x\nAUTH SCRAM-SHA-256 PLAIN\nsize 4096", "AUTH=SCRAM-SHA-256 PLAIN|SIZE=4096"), InlineData("x\nXlimit a b  c", "XLIMIT=a b  c")]
    public void What_stands_behind_a_keyword_is_kept(string lines, string expected) => Assert.Equal(expected, Offered(lines));

    string Offered(string lines) => submission.Evaluate<string>("""
        string.Join("|", Offers(lines.Split('\n')).OrderBy(offer => offer.Key, StringComparer.Ordinal).Select(offer => $"{offer.Key}={offer.Value}"))
        """, new { lines });
}
