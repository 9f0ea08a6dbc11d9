namespace Exercises;

/// <summary>The table of a server: what each command does in each phase.</summary>
[Exercise("fake-order")]
public class FakeOrder(Submission submission)
{
    [Theory, Points(1), Hint("Before HELO nothing but HELO, NOOP, RSET and QUIT is right, and RSET does not greet for you."), Catches("rset-greets", "says-yes")]
    [InlineData("Connected", "MAIL", "503 Connected"), InlineData("Connected", "RCPT", "503 Connected"), InlineData("Connected", "DATA", "503 Connected"), InlineData("Connected", "RSET", "250 Connected"), InlineData("Connected", "NOOP", "250 Connected"), InlineData("Connected", "HELO", "250 Greeted"), InlineData("Connected", "QUIT", "221 Closed")]
    public void Before_HELO_nothing_is_sent(string phase, string verb, string expected) => Assert.Equal(expected, Order(phase, verb));

    [Theory, Points(1), Hint("HELO may come again, and RSET at any time: both forget the envelope."), Catches("helo-once", "says-yes")]
    [InlineData("Greeted", "HELO", "250 Greeted"), InlineData("HasSender", "HELO", "250 Greeted"), InlineData("HasRecipients", "HELO", "250 Greeted"), InlineData("HasSender", "RSET", "250 Greeted"), InlineData("HasRecipients", "RSET", "250 Greeted"), InlineData("HasSender", "NOOP", "250 HasSender")]
    public void HELO_and_RSET_forget_the_envelope(string phase, string verb, string expected) => Assert.Equal(expected, Order(phase, verb));

    [Theory, Points(1), Hint("One sender, and then as many recipients as one likes: a second MAIL is out of order, another RCPT is not."), Catches("one-recipient-only", "second-mail", "says-yes")]
    [InlineData("Greeted", "MAIL", "250 HasSender"), InlineData("HasSender", "MAIL", "503 HasSender"), InlineData("HasRecipients", "MAIL", "503 HasRecipients"), InlineData("Greeted", "RCPT", "503 Greeted"), InlineData("HasSender", "RCPT", "250 HasRecipients"), InlineData("HasRecipients", "RCPT", "250 HasRecipients")]
    public void One_sender_and_any_number_of_recipients(string phase, string verb, string expected) => Assert.Equal(expected, Order(phase, verb));

    [Theory, Points(1), Hint("DATA needs a recipient, and when the message is over, the envelope is gone."), Catches("envelope-stays", "says-yes")]
    [InlineData("Greeted", "DATA", "503 Greeted"), InlineData("HasSender", "DATA", "503 HasSender"), InlineData("HasRecipients", "DATA", "354 Greeted"), InlineData("HasRecipients", "QUIT", "221 Closed")]
    public void DATA_needs_a_recipient_and_ends_the_envelope(string phase, string verb, string expected) => Assert.Equal(expected, Order(phase, verb));

    string Order(string phase, string verb) => submission.Evaluate<string>("Order(Enum.Parse<SmtpPhase>(phase), verb) is var (code, next) ? $\"{code} {next}\" : \"\"", new { phase, verb });
}
