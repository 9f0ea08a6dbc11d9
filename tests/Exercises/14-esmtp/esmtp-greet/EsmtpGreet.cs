using FakeMail.Mishaps;

namespace Exercises;

/// <summary>EHLO first, and HELO where that is not known.</summary>
[Exercise("esmtp-greet")]
public class EsmtpGreet(Submission submission)
{
    [Fact, Points(1), Hint("A server that says yes to EHLO is asked nothing more, and the answer is true."), Catches("always-both", "never-asks")]
    public void A_server_of_today_is_asked_once()
    {
        using var mail = submission.StartMail();

        Assert.True(Greets(mail));
        Assert.StartsWith("EHLO ", Assert.Single(mail.Server.Transcript.Commands), StringComparison.OrdinalIgnoreCase);
    }

    [Fact, Points(1), Hint("A server that does not know EHLO is greeted with HELO on the same line, with a name behind it, and the answer is false."), Catches("gives-up", "nameless", "never-asks")]
    public void An_old_server_is_greeted_with_HELO()
    {
        using var mail = submission.StartMail();
        mail.Server.Refuse(Occasion.Command("EHLO"), "500 What is that?");

        Assert.False(Greets(mail));
        Assert.Collection(mail.Server.Transcript.Commands,
            first => Assert.StartsWith("EHLO ", first, StringComparison.OrdinalIgnoreCase),
            second => Assert.Matches("(?i)^HELO [^ ]+", second));
        Assert.True(mail.Server.Transcript.Replies[^1].Code is 250);
    }

    bool Greets(ObservedServer mail) => submission.Evaluate<bool>("""
        Task.Run(async () =>
        {
            using var talk = await SmtpDialogue.ConnectAsync(host, port);
            await talk.ReadReplyAsync();
            return await Greet(talk);
        }).GetAwaiter().GetResult()
        """, new { host = mail.Host, port = mail.Port });
}
