using System.Text;
using MimeKit;

namespace Exercises;

/// <summary>A message with everything that a letter should have.</summary>
[Exercise("simple-proper")]
public class SimpleProper(Submission submission)
{
    [Fact, Points(1), Hint("From, To, Subject and the text are those that were given.")]
    public void It_holds_what_was_given()
    {
        var letter = Proper("rosa@light.example", "olaf@sea.example", "Größe");

        Assert.Equal(("rosa@light.example", "olaf@sea.example"), (letter.From.ToString(), letter.To.ToString()));
        Assert.Equal("Größe", letter.Subject);
        Assert.Equal("See you.", letter.TextBody?.TrimEnd());
    }

    [Fact, Points(1), Hint("The date is the moment that was given, in its own zone: neither now, nor UTC."), Catches("date-of-today", "utc")]
    public void Its_date_keeps_the_zone() => Assert.Equal("Thu, 01 Mar 2012 13:45:01 +0900", Proper("rosa@light.example", "olaf@sea.example", "x").Headers["Date"]);

    [Fact, Points(1), Hint("Every letter has an id of its own, which ends in the domain of its sender."), Catches("one-id-for-all")]
    public void Every_letter_has_its_own_id()
    {
        var ids = new[] { Proper("rosa@light.example", "olaf@sea.example", "x"), Proper("rosa@light.example", "olaf@sea.example", "x") }.Select(letter => letter.MessageId).ToArray();

        Assert.All(ids, id => Assert.EndsWith("@light.example", id, StringComparison.Ordinal));
        Assert.NotEqual(ids[0], ids[1]);
    }

    MimeMessage Proper(string from, string to, string subject)
    {
        var octets = submission.Evaluate<byte[]>("""
            ((Func<byte[]>)(() =>
            {
                using var written = new MemoryStream();
                Proper(from, to, subject, "See you.", new DateTimeOffset(2012, 3, 1, 13, 45, 1, TimeSpan.FromHours(9))).WriteTo(written);
                return written.ToArray();
            }))()
            """, new { from, to, subject });
        return MimeMessage.Load(new MemoryStream(octets), TestContext.Current.CancellationToken);
    }
}
