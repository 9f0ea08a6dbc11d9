using System.Text;

namespace FakeMail.Tests;

public class TranscriptTests
{
    [Fact]
    public void Octets_become_lines_however_they_come()
    {
        var whole = "HELO me\r\nMAIL FROM:<a\nb>\r\n\r\nQUIT"u8.ToArray();
        for (var size = 1; size <= whole.Length; size++)
        {
            var transcript = new Transcript();
            foreach (var part in whole.Chunk(size)) transcript.Record(Speaker.Client, part);
            Assert.Equal(["HELO me", "MAIL FROM:<a\nb>", "", "QUIT"], transcript.Lines.Select(line => line.Text));
            Assert.Equal(whole, transcript.Lines.SelectMany(line => line.Octets));
            Assert.False(transcript.Lines[^1].IsWhole);
        }
    }

    [Fact]
    public async Task Every_octet_of_both_sides_is_in_it()
    {
        var played = await Conversation.PlayAsync(Conversation.ToData + "C: ..a<E9><LF>b\nC: .\nS: 250\nC: QUIT\nS: 221");
        Assert.Equal(
            "HELO me\r\nMAIL FROM:<a@x>\r\nRCPT TO:<b@x>\r\nDATA\r\n..a\u00e9\nb\r\n.\r\nQUIT\r\n",
            Encoding.Latin1.GetString([.. played.Transcript.Lines.Where(line => line.Who is Speaker.Client).SelectMany(line => line.Octets)]));
        Assert.Equal("""
            S: 220 fake.example ESMTP ready
            C: HELO me
            S: 250 fake.example greets me
            C: MAIL FROM:<a@x>
            S: 250 Sender OK
            C: RCPT TO:<b@x>
            S: 250 Recipient OK
            C: DATA
            S: 354 Start mail; end with <CRLF>.<CRLF>
            C: ..a⟨E9⟩␊b
            C: .
            S: 250 Message stored
            C: QUIT
            S: 221 Bye
            """, played.Transcript.ToString(), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task What_was_too_long_or_unfinished_is_in_it_too()
    {
        var played = await Conversation.PlayAsync($"S: 220\nC: {new string('x', 3000)}\nS: 500\nC> half");
        Assert.Equal(3002, played.Transcript.Lines[1].Octets.Length);
        Assert.Equal("half", played.Transcript.Lines[^1].Text);
    }

    [Fact]
    public void It_takes_turns()
    {
        var transcript = new Transcript();
        Say("C: HELO me\nS: 250-a\nS: 250 b\nC: DATA\nS: 354 go\nC: 250 this is text\nC: ..\nC: .\nS: 250 OK\nC: QUIT\nS: 221 bye", transcript);
        Assert.Equal(["HELO me", "DATA", "QUIT"], transcript.Commands);
        Assert.Equal([250, 354, 250, 221], transcript.Replies.Select(reply => reply.Code));
        Assert.Equal(["a", "b"], transcript.Replies[0].Lines);
    }

    [Fact]
    public void What_is_no_reply_is_a_turn_all_the_same()
    {
        var transcript = new Transcript();
        Say("S: hello?\nC: HELO me\nS: 25", transcript);
        Assert.Equal([0, 0], transcript.Replies.Select(reply => reply.Code));
    }

    [Theory]
    [InlineData("C: AUTH PLAIN AGFubgBzZWNyZXQ=", "C: AUTH PLAIN ********")]
    [InlineData("C: auth plain AGFubgBzZWNyZXQ=", "C: auth plain ********")]
    [InlineData("C: AUTH  PLAIN  c2VjcmV0", "C: AUTH PLAIN ********")]
    [InlineData("C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: c2VjcmV0", "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: ********")]
    [InlineData("C: AUTH LOGIN", "C: AUTH LOGIN")]
    public void Passwords_are_not_kept(string said, string kept)
    {
        var transcript = new Transcript();
        Say(said, transcript);
        Assert.Equal(kept, transcript.ToString());
    }

    [Fact]
    public void A_password_that_comes_in_parts_is_not_kept()
    {
        var transcript = new Transcript();
        foreach (var octet in "AUTH PLAIN secret\r\n"u8.ToArray()) transcript.Record(Speaker.Client, [octet]);
        Assert.Equal("C: AUTH PLAIN ********", transcript.ToString());
    }

    [Fact]
    public void It_does_not_grow_for_ever()
    {
        var transcript = new Transcript();
        for (var i = 0; i < 200; i++) transcript.Record(Speaker.Client, new byte[1 << 16]);
        Assert.InRange(transcript.Lines.Sum(line => line.Octets.Length), 1 << 20, 5 << 20);
        Assert.Equal(200L << 16, transcript.Lines.Sum(line => line.Octets.Length) + transcript.Dropped);
    }

    static void Say(string lines, Transcript transcript)
    {
        foreach (var line in lines.Split('\n'))
            transcript.Record(line[0] is 'C' ? Speaker.Client : Speaker.Server, Encoding.Latin1.GetBytes(line[3..] + "\r\n"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(5000)]
    public void A_long_conversation_is_kept_octet_for_octet_however_it_is_cut(int cut)
    {
        var transcript = new Transcript();
        var said = Enumerable.Range(0, 600).Select(i => Encoding.ASCII.GetBytes(new string((char)('a' + i % 26), i * 37 % 150) + "\r\n")).ToList();
        for (var i = 0; i < said.Count; i++)
            for (var at = 0; at < said[i].Length; at += cut)
                transcript.Record(i % 2 is 0 ? Speaker.Client : Speaker.Server, said[i].AsSpan(at, Math.Min(cut, said[i].Length - at)));
        Assert.Equal(said.Select((line, i) => (i % 2 is 0 ? Speaker.Client : Speaker.Server, Encoding.ASCII.GetString(line))), transcript.Lines.Select(line => (line.Who, Encoding.ASCII.GetString(line.Octets))));
    }
}
