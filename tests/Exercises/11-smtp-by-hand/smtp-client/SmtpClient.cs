using FakeMail.Mishaps;

namespace Exercises;

/// <summary>A client of the student's own, on the wire.</summary>
[Exercise("smtp-client")]
public class SmtpClient(Submission submission)
{
    [Fact, Points(1), Hint("The message has to arrive octet for octet. A line with a lone dot ends it too early, unless you stuff it; and every line ends with CR LF, or the server waits for the rest."), Catches("no-stuffing", "waits-for-ever")]
    public void The_message_arrives_octet_for_octet()
    {
        const string tricky = "Subject: dots\r\n\r\n.\r\n..\r\n.end\r\n";
        using var mail = Sent(tricky, "ann@shore.example");

        Assert.Equal(tricky, Assert.Single(mail.Server.Messages).Text);
    }

    [Fact, Points(1), Hint("Read the greeting, then say who you are with HELO or EHLO, and only then MAIL (RFC 5321, 4.1.4)."), Catches("no-hello", "waits-for-ever")]
    public void It_says_hello_before_MAIL()
    {
        using var mail = Sent("x\r\n", "ann@shore.example");
        var commands = mail.Server.Transcript.Commands;

        Assert.Matches("(?i)^(HELO|EHLO) ", commands[0]);
        Assert.StartsWith("MAIL FROM:<rosa@light.example>", commands[1], StringComparison.OrdinalIgnoreCase);
    }

    [Fact, Points(1), Hint("Each recipient is a command of its own, with the address in angle brackets."), Catches("one-rcpt", "waits-for-ever")]
    public void Every_recipient_has_a_RCPT()
    {
        string[] three = ["ann@shore.example", "tom@lamp.example", "ida@boats.example"];
        using var mail = Sent("x\r\n", three);

        Assert.Equal(three, Assert.Single(mail.Server.Messages).Envelope.Recipients);
        Assert.Equal(three.Select(to => $"RCPT TO:<{to}>"), mail.Server.Transcript.Commands.Where(line => line.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact, Points(1), Hint("Read the reply to every command. When it refuses, throw an InvalidOperationException with the server's words in it."), Catches("waits-for-ever")]
    public void A_refusal_is_told_with_the_servers_words()
    {
        using var mail = submission.StartMail();
        mail.Server.Refuse(Occasion.Recipient("bob@home.example"), "550 5.1.1 Bob has moved away");

        var refused = Assert.Throws<StudentCodeException>(() =>
            submission.Call("Send", mail.Host, mail.Port, "rosa@light.example", (string[])["ann@shore.example", "bob@home.example"], "x\r\n"));
        Assert.Equal("InvalidOperationException", refused.Kind);
        Assert.Contains("Bob has moved away", refused.Message, StringComparison.Ordinal);
        Assert.Empty(mail.Server.Messages);
    }

    [Fact, Points(1), Hint("Say QUIT at the end, and wait for the answer before you close (RFC 5321, 4.1.1.10)."), Catches("waits-for-ever")]
    public void It_ends_with_QUIT()
    {
        using var mail = Sent("x\r\n", "ann@shore.example");

        Assert.Equal("QUIT", mail.Server.Transcript.Commands[^1], ignoreCase: true);
    }

    ObservedServer Sent(string message, params string[] to)
    {
        var mail = submission.StartMail();
        submission.Call("Send", mail.Host, mail.Port, "rosa@light.example", to, message);
        return mail;
    }
}
