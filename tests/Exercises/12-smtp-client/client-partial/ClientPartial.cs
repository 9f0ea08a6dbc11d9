using FakeMail.Mishaps;

namespace Exercises;

/// <summary>A client that goes on when one recipient is refused.</summary>
[Exercise("client-partial")]
public class ClientPartial(Submission submission)
{
    [Fact, Points(1), Hint("The letter goes to everybody who was not refused: whoever throws, as the base class does, gives up for all."), Catches("throws-too")]
    public void The_others_get_their_letter()
    {
        using var mail = Mail();
        Refused(mail);

        Assert.Equal(["ann@shore.example", "tom@lamp.example", "eve@home.example"], Assert.Single(mail.Server.Messages).Envelope.Recipients);
        Assert.DoesNotContain("RSET", mail.Server.Transcript.Commands);
    }

    [Fact, Points(1), Hint("Whoever was refused is in the list, each with the number of the reply: a number, not its name."), Catches("keeps-quiet", "no-code", "words-for-the-number")]
    public void Who_was_refused_is_told_with_the_number()
    {
        using var mail = Mail();
        Assert.Equal(["bob@home.example 553"], Refused(mail));
    }

    [Fact, Points(1), Hint("There may be more than one who is refused: all of them are in the list, in the order in which it happened."), Catches("keeps-quiet", "no-code")]
    public void Everybody_who_was_refused_is_in_the_list()
    {
        using var mail = Mail();
        mail.Server.Refuse(Occasion.Recipient("eve@home.example"), "452 4.2.2 Her box is full");

        Assert.Equal(["bob@home.example 553", "eve@home.example 452"], Refused(mail));
        Assert.Equal(["ann@shore.example", "tom@lamp.example"], Assert.Single(mail.Server.Messages).Envelope.Recipients);
    }

    ObservedServer Mail()
    {
        var mail = submission.StartMail();
        mail.Server.Refuse(Occasion.Recipient("bob@home.example"), "553 5.1.3 That is no name");
        return mail;
    }

    string[] Refused(ObservedServer mail) => submission.Evaluate<string[]>("""
        ((Func<string[]>)(() =>
        {
            using var client = new PatientClient { LocalDomain = "me.light.example" };
            client.Connect(host, port, MailKit.Security.SecureSocketOptions.None);
            client.Send(MimeKit.MimeMessage.Load(new MemoryStream(System.Text.Encoding.ASCII.GetBytes(
                "From: rosa@light.example\r\nTo: ann@shore.example, bob@home.example, tom@lamp.example, eve@home.example\r\nSubject: x\r\n\r\nx\r\n"))));
            client.Disconnect(true);
            return client.Refused.ToArray();
        }))()
        """, new { host = mail.Host, port = mail.Port });
}
