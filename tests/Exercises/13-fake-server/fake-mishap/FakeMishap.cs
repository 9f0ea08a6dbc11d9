namespace Exercises;

/// <summary>A server that goes wrong as it is told to.</summary>
[Exercise("fake-mishap")]
public class FakeMishap(Submission submission)
{
    [Fact, Points(1), Hint("Every sender of spam.example is refused, whatever stands before the @, and nobody else."), Catches("one-spammer")]
    public void Every_spammer_is_refused() => Assert.Equal(["250", "554 5.7.1", "554 5.7.1", "250"], Said("MAIL", "a@x.example", "bulk@spam.example", "you@spam.example", "b@notspam.example"));

    [Fact, Points(1), Hint("It is the second message that there is no room for, that one alone."), Catches("every-message-from-the-second", "first-message")]
    public void The_second_message_alone_finds_no_room() => Assert.Equal(["250", "452 4.3.1", "250", "250"], Said(".", "a@x.example", "b@x.example", "c@x.example", "d@x.example"));

    [Fact, Points(1), Hint("At the first QUIT the server hangs up without a word; the next client gets its answer."), Catches("never-says-goodbye", "polite")]
    public void The_first_QUIT_is_hung_up_on() => Assert.Equal(["gone", "221", "221"], Said("QUIT", "a@x.example", "b@x.example", "c@x.example"));

    // What is answered to one kind of command, client after client; the server runs inside, where the student's rules are.
    string[] Said(string verb, params string[] senders) => submission.Evaluate<string[]>("""
        ((Func<string[]>)(() =>
        {
            using var bad = FakeMail.FakeMailServer.Start(port: 0);
            Misbehave(bad);
            var said = new Dictionary<string, List<string>> { ["MAIL"] = [], ["."] = [], ["QUIT"] = [] };
            foreach (var sender in senders)
            {
                using var connection = new System.Net.Sockets.TcpClient(bad.Host, bad.Port) { ReceiveTimeout = 5_000 };
                var lines = new StreamReader(connection.GetStream(), System.Text.Encoding.ASCII);
                string Answer() { for (var line = lines.ReadLine(); line is not null; line = lines.ReadLine()) if (line.Length < 4 || line[3] != '-') return line; return "gone"; }
                string Ask(string line) { connection.GetStream().Write(System.Text.Encoding.ASCII.GetBytes(line + "\r\n")); return Answer(); }
                Answer();
                Ask("EHLO me.light.example");
                var answer = Ask($"MAIL FROM:<{sender}>");
                said["MAIL"].Add(answer);
                if (answer.StartsWith("250")) { Ask("RCPT TO:<z@x.example>"); Ask("DATA"); said["."].Add(Ask("hi\r\n.")); }
                said["QUIT"].Add(Ask("QUIT"));
            }
            return said[verb].Select(line => line.StartsWith('4') || line.StartsWith('5') ? line[..9] : line[..Math.Min(line.Length, line == "gone" ? 4 : 3)]).ToArray();
        }))()
        """, new { verb, senders });
}
