using FakeMail.Smtp;
using Microsoft.Extensions.Time.Testing;
using static FakeMail.Tests.Conversation;

namespace FakeMail.Tests;

public class SmtpSessionTests
{
    [Fact]
    public async Task A_message_is_delivered_with_its_envelope()
    {
        var played = await PlayAsync("""
            S: 220 fake.example ESMTP
            C: EHLO me.test
            S: 250-fake.example greets me.test
            S: 250-PIPELINING
            S: 250-SIZE 33554432
            S: 250-8BITMIME
            S: 250-ENHANCEDSTATUSCODES
            S: 250 HELP
            C: MAIL FROM:<ann@x.test> SIZE=20 BODY=8BITMIME
            S: 250 2.1.0
            C: RCPT TO:<bob@x.test>
            S: 250 2.1.5
            C: RCPT TO:<eve@x.test>
            S: 250 2.1.5
            C: DATA
            S: 354 Start
            C: Subject: hello
            C: 
            C: hi
            C: .
            S: 250 2.0.0
            C: QUIT
            S: 221 2.0.0
            """);

        var (envelope, message) = Assert.Single(played.Delivered);
        Assert.Equal("ann@x.test", envelope.ReversePath);
        Assert.Equal(["bob@x.test", "eve@x.test"], envelope.Recipients);
        Assert.Equal("Subject: hello\r\n\r\nhi\r\n", message);
    }

    [Fact]
    public async Task Without_EHLO_there_are_no_status_codes() => await PlayAsync("""
            S: 220 fake.example
            C: HELO me
            S: 250 fake.example greets me
            C: NOOP
            S: 250 OK
            C: DATA
            S: 503 Say MAIL FROM first
            """);

    [Fact]
    public async Task A_server_without_extensions_refuses_EHLO_and_takes_HELO()
    {
        var played = await PlayAsync("""
            S: 220 fake.example SMTP ready
            C: EHLO me
            S: 502 Command not implemented
            C: HELO me
            S: 250 fake.example greets me
            C: MAIL FROM:<a@x>
            S: 250
            C: RCPT TO:<b@x>
            S: 250
            C: DATA
            S: 354
            C: .
            S: 250
            """, new SmtpSettings { Extended = false });
        Assert.Single(played.Delivered);
    }

    [Theory]
    [InlineData("HELO me", 1)]
    [InlineData("EHLO me", 6)]
    public async Task A_hello_inside_a_transaction_forgets_it(string hello, int replyLines)   // §4.1.4
    {
        var reply = string.Join('\n', Enumerable.Repeat("S: 250", replyLines));
        var played = await PlayAsync($"""
            S: 220
            C: HELO me
            S: 250
            C: MAIL FROM:<a@x>
            S: 250
            C: RCPT TO:<forgotten@x>
            S: 250
            C: {hello}
            {reply}
            C: DATA
            S: 503
            C: MAIL FROM:<c@x>
            S: 250
            C: RCPT TO:<d@x>
            S: 250
            C: DATA
            S: 354
            C: .
            S: 250
            """);
        var (envelope, _) = Assert.Single(played.Delivered);
        Assert.Equal("c@x → d@x", envelope.ToString());
    }

    [Fact]
    public async Task RSET_forgets_the_envelope_and_nothing_else()   // §4.1.1.5
    {
        var played = await PlayAsync("""
            S: 220
            C: HELO me
            S: 250
            C: MAIL FROM:<a@x>
            S: 250
            C: RCPT TO:<forgotten@x>
            S: 250
            C: RSET
            S: 250
            C: MAIL FROM:<>
            S: 250
            C: RCPT TO:<d@x>
            S: 250
            C: DATA
            S: 354
            C: .
            S: 250
            """);
        Assert.Equal("<> → d@x", Assert.Single(played.Delivered).Envelope.ToString());
    }

    [Fact]
    public async Task A_second_message_begins_with_a_clean_envelope()
    {
        var played = await PlayAsync($"{ToData}C: one\nC: .\nS: 250\nC: DATA\nS: 503\nC: MAIL FROM:<c@x>\nS: 250\nC: RCPT TO:<d@x>\nS: 250\nC: DATA\nS: 354\nC: two\nC: .\nS: 250");
        Assert.Equal(["a@x → b@x", "c@x → d@x"], played.Delivered.Select(delivered => delivered.Envelope.ToString()));
        Assert.Equal(["one\r\n", "two\r\n"], played.Delivered.Select(delivered => delivered.Message));
    }

    [Fact]
    public async Task A_refused_recipient_leaves_the_others()
    {
        var played = await PlayAsync("S: 220\nC: HELO me\nS: 250\nC: MAIL FROM:<a@x>\nS: 250\nC: RCPT TO:<b@x>\nS: 250\nC: RCPT TO:<>\nS: 501\nC: RCPT TO:<c@x>\nS: 452\nC: DATA\nS: 354\nC: .\nS: 250",
            new SmtpSettings { MaxRecipients = 1 });
        Assert.Equal(["b@x"], Assert.Single(played.Delivered).Envelope.Recipients);
    }

    [Fact]
    public async Task A_hundred_recipients_are_taken()   // §4.5.3.1.8
    {
        var recipients = string.Concat(Enumerable.Range(1, 100).Select(i => $"C: RCPT TO:<r{i}@x>\nS: 250\n"));
        var played = await PlayAsync($"S: 220\nC: HELO me\nS: 250\nC: MAIL FROM:<a@x>\nS: 250\n{recipients}C: RCPT TO:<r101@x>\nS: 452\nC: DATA\nS: 354\nC: .\nS: 250");
        Assert.Equal(100, Assert.Single(played.Delivered).Envelope.Recipients.Count);
    }

    [Fact]
    public async Task Commands_in_one_segment_are_answered_in_order()   // RFC 2920
    {
        var played = await PlayAsync("""
            S: 220
            C: EHLO me
            S: 250-
            S: 250-
            S: 250-
            S: 250-
            S: 250-
            S: 250 
            C> MAIL FROM:<a@x><CR><LF>RCPT TO:<b@x><CR><LF>RCPT TO:<><CR><LF>DATA<CR><LF>
            S: 250
            S: 250
            S: 501
            S: 354
            C> one<CR><LF>.<CR><LF>MAIL FROM:<c@x><CR><LF>RCPT TO:<d@x><CR><LF>DATA<CR><LF>
            S: 250
            S: 250
            S: 250
            S: 354
            C> two<CR><LF>.<CR><LF>QUIT<CR><LF>
            S: 250
            S: 221
            """);
        Assert.Equal(["one\r\n", "two\r\n"], played.Delivered.Select(delivered => delivered.Message));
    }

    [Fact]
    public async Task A_whole_conversation_may_come_octet_by_octet()
    {
        await using var conversation = new Conversation();
        foreach (var octet in "HELO me\r\nMAIL FROM:<a@x>\r\nRCPT TO:<b@x>\r\nDATA\r\n..\r\n.\r\nQUIT\r\n"u8.ToArray()) await conversation.SendAsync([octet]);
        Assert.Equal(["220", "250", "250", "250", "354", "250", "221"], (await conversation.UntilTheEndAsync()).Select(reply => reply[..3]));
        Assert.Equal(".\r\n", Assert.Single(conversation.Delivered).Message);
    }

    [Fact]
    public async Task The_session_survives_nonsense() => await PlayAsync("S: 220\nC: \nS: 500\nC: <80><81>\nS: 500\nC: <NUL>\nS: 500\nC: NOOP<CR>\nS: 500\nC: HELO me\nS: 250\nC: NOOP\nS: 250");

    [Theory]
    [InlineData(510, 250)]                              // §4.5.3.1.4: 512 with the CR LF
    [InlineData(511, 500)]
    [InlineData(1_000_000, 500)]
    public async Task A_command_line_has_512_octets_at_most_and_the_next_one_is_in_step(int length, int code) =>
        await PlayAsync($"S: 220\nC: NOOP {new string('x', length - 5)}\nS: {code}\nC: HELO me\nS: 250");

    [Fact]
    public async Task Too_many_errors_end_the_session()
    {
        await using var conversation = new Conversation(new SmtpSettings { MaxErrors = 3 });
        await conversation.SayAsync("S: 220\nC: XYZZY\nS: 500\nC: Host: x\nS: 500\nC: \nS: 421");
        Assert.Empty(await conversation.UntilTheEndAsync());
    }

    [Theory]
    [InlineData("S: 220\n")]
    [InlineData("S: 220\nC> HEL")]
    [InlineData(ToData)]
    [InlineData(ToData + "C: a line\nC> half a li")]
    public async Task Silence_ends_the_session(string before)   // §4.5.3.2.7
    {
        var clock = new FakeTimeProvider();
        await using var conversation = new Conversation(new SmtpSettings { Patience = TimeSpan.FromMinutes(5) }, clock: clock);
        await conversation.SayAsync(before);
        var ending = conversation.UntilTheEndAsync();
        while (!ending.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await Task.WhenAny(ending, Task.Delay(1, TestContext.Current.CancellationToken));
        }
        Assert.StartsWith("421", Assert.Single(await ending), StringComparison.Ordinal);
        Assert.Empty(conversation.Delivered);
    }

    [Fact]
    public async Task A_message_that_cannot_be_kept_is_to_be_sent_again()
    {
        await using var conversation = new Conversation(deliver: (_, _) => throw new IOException("disk full"));
        await conversation.SayAsync($"{ToData}C: .\nS: 451\nC: MAIL FROM:<a@x>\nS: 250");
    }

    [Fact]
    public async Task What_EHLO_offers_is_done()
    {
        var played = await PlayAsync($"""
            S: 220
            C: EHLO me
            S: 250-
            S: 250-PIPELINING
            S: 250-SIZE 50
            S: 250-8BITMIME
            S: 250-ENHANCEDSTATUSCODES
            S: 250 HELP
            C: HELP
            S: 214-2.0.0
            S: 214 2.0.0
            C: MAIL FROM:<a@x> SIZE=51
            S: 552 5.3.4
            C: MAIL FROM:<a@x> SIZE=50 BODY=8BITMIME
            S: 250 2.1.0
            C> RCPT TO:<b@x><CR><LF>DATA<CR><LF>
            S: 250 2.1.5
            S: 354 
            C: <E9>
            C: .
            S: 250 2.0.0
            C: XYZZY
            S: 500 5.5.2
            """, new SmtpSettings { MaxMessageSize = 50 });
        Assert.Equal("\u00e9\r\n", Assert.Single(played.Delivered).Message);
    }

    [Theory]
    [InlineData("<E7><81><AF>@x.example")]    // UTF-8 of one ideograph; its second octet looks like a control character of Latin-1
    [InlineData("caf<E9>@x.example")]         // Latin-1
    public async Task An_address_beyond_ASCII_is_told_as_such_where_SMTPUTF8_is_not_offered(string address) =>
        await Conversation.PlayAsync($"S: 220\nC: EHLO me\nS: 250-\nS: 250-\nS: 250-\nS: 250-\nS: 250-\nS: 250 \nC: MAIL FROM:<{address}>\nS: 550 5.6.7\n");

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task Mail_can_be_smuggled_through_a_server_that_takes_a_bare_LF_for_a_line_end_and_only_through_that(bool kind, int letters)
    {
        using var server = FakeMailServer.Start(port: 0, settings: new() { BareLineFeedEndsLine = kind });
        using var client = new System.Net.Sockets.TcpClient(server.Host, server.Port);
        await client.GetStream().WriteAsync("EHLO me\r\nMAIL FROM:<a@x>\r\nRCPT TO:<b@x>\r\nDATA\r\none\n.\r\nMAIL FROM:<c@x>\r\nRCPT TO:<d@x>\r\nDATA\r\ntwo\r\n.\r\nQUIT\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(client.GetStream());
        await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal(letters, server.Messages.Count);
    }
}
