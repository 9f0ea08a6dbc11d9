namespace Exercises;

/// <summary>Which of the four does what.</summary>
[Exercise("travel-protocols")]
public class TravelProtocols(Submission submission)
{
    [Theory, Points(1), Hint("SMTP carries a letter from machine to machine, MIME says what is in it, POP3 takes letters out of a mailbox, and IMAP lets them stay there."), Catches("mime-relays", "pop-and-imap-swapped", "smtp-for-all")]
    [InlineData("hand a letter to a server", "SMTP"), InlineData("pass a letter on to the next server", "SMTP"), InlineData("put a picture into a letter", "MIME")]
    [InlineData("take the letters out and go home", "POP3"), InlineData("read on the telephone and on the desk", "IMAP")]
    public void Each_task_has_its_protocol(string task, string protocol) => Assert.Equal(protocol, submission.Call<string>("Protocol", task));
}
