namespace Exercises;

/// <summary>The stamp that every server puts on a letter.</summary>
[Exercise("travel-received")]
public class TravelReceived(Submission submission)
{
    [Fact, Points(1), Hint("The field is one line, from the sender's name by the own one, and ends with CR LF: no empty line follows it."), Catches("empty-line", "from-and-by-swapped", "no-line-end")]
    public void The_field_names_both_machines_and_the_time() =>
        Assert.Equal("Received: from harbour.example by light.example; Sat, 01 Dec 2012 23:05:00 -0500\r\nTo: x\r\n\r\nhi\r\n", Stamped("To: x\r\n\r\nhi\r\n"));

    [Fact, Points(1), Hint("A new stamp goes on top of everything that was there before."), Catches("below-the-header")]
    public void The_newest_stamp_is_on_top()
    {
        var older = "Received: from a.example by harbour.example; Sat, 01 Dec 2012 23:04:00 -0500\r\nSubject: x\r\n\r\n\r\nhi\r\n";
        var stamped = Stamped(older);

        Assert.StartsWith("Received: ", stamped, StringComparison.Ordinal);
        Assert.EndsWith("\r\n" + older, stamped, StringComparison.Ordinal);
    }

    string Stamped(string letter) => submission.Evaluate<string>(
        """Stamp(letter, "harbour.example", "light.example", new DateTimeOffset(2012, 12, 1, 23, 5, 0, TimeSpan.FromHours(-5)))""", new { letter });
}
