namespace Exercises;

/// <summary>The first letter that a student sends.</summary>
[Exercise("start-send")]
public class StartSend(Submission submission)
{
    [Fact, Points(1), Hint("One message has to arrive, from me@school.example, for you@home.example alone."), Catches("not-sent")]
    public void One_letter_arrives_in_its_envelope()
    {
        using var mail = submission.StartMail(inPlaceOf: "server");
        submission.Call("SendMyOwn");

        var letter = Assert.Single(mail.Server.Messages);
        Assert.Equal("me@school.example", letter.Envelope.ReversePath);
        Assert.Equal(["you@home.example"], letter.Envelope.Recipients);
    }

    [Fact, Points(1), Hint("Make a message of your own: its Subject is given in the exercise."), Catches("first-message-again")]
    public void Its_subject_is_the_students_own()
    {
        using var mail = submission.StartMail(inPlaceOf: "server");
        submission.Call("SendMyOwn");

        Assert.Contains("Subject: My own words\r\n", Assert.Single(mail.Server.Messages).Text, StringComparison.Ordinal);
    }

    [Fact, Points(1), Hint("A client says QUIT before it goes: DisconnectAsync can do that for you."), Catches("no-goodbye")]
    public void The_client_says_goodbye()
    {
        using var mail = submission.StartMail(inPlaceOf: "server");
        submission.Call("SendMyOwn");

        Assert.Contains("C: QUIT", mail.Server.Transcript.ToString(), StringComparison.Ordinal);
    }
}
