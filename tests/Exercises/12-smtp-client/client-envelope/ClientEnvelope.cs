namespace Exercises;

/// <summary>The envelope of a message.</summary>
[Exercise("client-envelope")]
public class ClientEnvelope(Submission submission)
{
    [Theory, Points(1), Hint("Recipients are all addresses of To, Cc and Bcc, in this order, those in a group as well; Sender, where there is one, is who sends."), Catches("always-from", "no-blind-copy", "no-groups")]
    [InlineData("To: a@x.example\r\nCc: Tom <b@x.example>\r\nBcc: c@x.example", "rosa@light.example a@x.example b@x.example c@x.example")]
    [InlineData("To: club: one@x.example, Two <two@x.example>;\r\nSender: clerk@light.example", "clerk@light.example one@x.example two@x.example")]
    [InlineData("Bcc: only@x.example", "rosa@light.example only@x.example")]
    public void It_holds_everybody_who_is_to_get_it(string fields, string expected) => Assert.Equal(expected, Envelope(fields));

    [Theory, Points(1), Hint("Nobody gets a letter twice: capitals make no other address, and the first spelling is the one that stays."), Catches("case", "everyone-twice", "small-letters")]
    [InlineData("To: Ann@X.example, ann@x.example\r\nBcc: ANN@X.EXAMPLE", "rosa@light.example Ann@X.example")]
    [InlineData("To: b@x.example\r\nCc: A@x.example, B@x.example, a@X.example", "rosa@light.example b@x.example A@x.example")]
    public void Nobody_gets_it_twice(string fields, string expected) => Assert.Equal(expected, Envelope(fields));

    string Envelope(string fields) => submission.Evaluate<string>("""
        EnvelopeOf(MimeMessage.Load(new MemoryStream(Encoding.ASCII.GetBytes($"From: rosa@light.example\r\n{fields}\r\n\r\nx\r\n")))) is var (from, to) ? $"{from} {string.Join(" ", to)}" : ""
        """.Replace("Encoding.", "System.Text.Encoding.", StringComparison.Ordinal), new { fields });
}
