namespace Exercises;

/// <summary>A test of somebody else's program.</summary>
[Exercise("fake-test")]
public class FakeTest(Submission submission)
{
    [Fact, Points(1), Hint("A program that does everything right is good, whichever one it is.")]
    public void A_good_program_is_good() => Assert.True(Good("ann@shore.example", "Welcome", times: 1, quit: true));

    [Fact, Points(1), Hint("One message, and for Ann alone: one more of either is too much, and none at all is not enough."), Catches("ann-among-others", "counts-nothing-as-good", "something-came")]
    public void One_message_for_Ann_alone()
    {
        Assert.False(Good("ann@shore.example tom@lamp.example", "Welcome", times: 1, quit: true));
        Assert.False(Good("tom@lamp.example", "Welcome", times: 1, quit: true));
        Assert.False(Good("ann@shore.example", "Welcome", times: 0, quit: true));
        Assert.False(Good("ann@shore.example", "Welcome", times: 3, quit: true));
    }

    [Fact, Points(1), Hint("The subject is exactly the one that was ordered, and the program says QUIT at the end."), Catches("contains-welcome", "no-goodbye-needed")]
    public void The_right_subject_and_a_goodbye()
    {
        Assert.False(Good("ann@shore.example", "Welcome back", times: 1, quit: true));
        Assert.False(Good("ann@shore.example", "You are welcome", times: 1, quit: true));
        Assert.False(Good("ann@shore.example", "Welcome", times: 1, quit: false));
    }

    bool Good(string to, string subject, int times, bool quit) => submission.Evaluate<bool>("""
        IsGood(by => Task.Run(() =>
        {
            using var connection = new System.Net.Sockets.TcpClient(by.Host, by.Port) { ReceiveTimeout = 5_000 };
            var lines = new StreamReader(connection.GetStream(), System.Text.Encoding.ASCII);
            void Ask(string line)
            {
                connection.GetStream().Write(System.Text.Encoding.ASCII.GetBytes(line + "\r\n"));
                while (lines.ReadLine() is { Length: > 3 } answer && answer[3] == '-') { }
            }
            lines.ReadLine();
            Ask("EHLO shop.example");
            for (var i = 0; i < times; i++)
            {
                Ask("MAIL FROM:<shop@shop.example>");
                foreach (var one in to.Split(' ')) Ask($"RCPT TO:<{one}>");
                Ask("DATA");
                Ask($"From: shop@shop.example\r\nTo: {to.Split(' ')[0]}\r\nSubject: {subject}\r\n\r\nWelcome!\r\n.");
            }
            if (quit) Ask("QUIT");
        })).GetAwaiter().GetResult()
        """, new { to, subject, times, quit });
}
