using System.Text;
using FakeMail.Mailbox;
using FakeMail.Pop3;
using FakeMail.Tls;
using FakeMail.Tests.Mailbox;

namespace FakeMail.Tests.Pop3;

/// <summary>What is said in one conversation, and the section that says so. Three messages are there: of 26, 27 and 0 octets.</summary>
public class Pop3SessionTests
{
    const string First = "Subject: one\r\n\r\none\r\ntwo\r\n", Second = "Subject: dots\r\n\r\n.\r\n..a\r\n.b";
    const string Nonce = "1.1005268127000", Stamp = $"<{Nonce}@fake.example>";

    static readonly MailAccess Ann = new() { Accounts = new() { ["ann"] = "pass word", ["mrose"] = "tanstaaf" }, Encryption = Encryption.OnRequest };

    public static TheoryData<string, string> Conversations => new()
    {
        { "RFC 1939 §3: the greeting", $"S= +OK POP3 ready {Stamp}" },
        { "RFC 1939 §3: keywords in any case", "S: +OK\nC: uSeR ann\nS: +OK\nC: pAss pass word\nS: +OK\nC: Noop\nS: +OK" },
        { "RFC 1939 §3: what is no command", "S: +OK\nC: HELO me\nS: -ERR\nC: \nS: -ERR\nC: <FF><00>\nS: -ERR\nC: QUIT\nS: +OK" },
        { "RFC 1939 §4: nothing before the login", "S: +OK\nC: STAT\nS= -ERR Log in first\nC: LIST\nS: -ERR\nC: RETR 1\nS: -ERR\nC: DELE 1\nS: -ERR\nC: NOOP\nS: -ERR\nC: RSET\nS: -ERR\nC: TOP 1 0\nS: -ERR\nC: UIDL\nS: -ERR" },
        { "RFC 1939 §4: QUIT before the login", "S: +OK\nC: QUIT\nS: +OK" },
        { "RFC 1939 §7 USER, PASS: the name first", "S: +OK\nC: PASS pass word\nS= -ERR Say USER first\nC: USER ann\nS: +OK\nC: PASS pass word\nS: +OK" },
        { "RFC 1939 §7 USER, PASS: another name", "S: +OK\nC: USER eve\nS: +OK\nC: USER ann\nS: +OK\nC: PASS pass word\nS: +OK" },
        { "RFC 1939 §7 USER, PASS: after an error the name again", "S: +OK\nC: USER ann\nS: +OK\nC: PASS wrong\nS: -ERR [AUTH]\nC: PASS pass word\nS: -ERR\nC: USER ann\nS: +OK\nC: PASS pass word\nS: +OK" },
        { "RFC 1939 §7 USER, PASS: nobody is told which names there are", "S: +OK\nC: USER nobody\nS: +OK\nC: PASS x\nS= -ERR [AUTH] Wrong name or password" },
        { "RFC 1939 §7 PASS: spaces belong to the password", "S: +OK\nC: USER ann\nS: +OK\nC: PASS pass word \nS: -ERR" },
        { "RFC 1939 §7 PASS: nothing between USER and PASS", "S: +OK\nC: USER ann\nS: +OK\nC: STAT\nS: -ERR\nC: PASS pass word\nS= -ERR Say USER first" },
        { "RFC 1939 §4: logged in once is enough", Login + "C: USER ann\nS= -ERR Logged in already\nC: PASS x\nS: -ERR\nC: APOP ann x\nS: -ERR\nC: STAT\nS: +OK" },
        { "RFC 1939 §7 APOP", $"S: +OK\nC: APOP mrose {ApopDigest.Of(Stamp, "tanstaaf")}\nS: +OK\nC: STAT\nS: +OK" },
        { "RFC 1939 §7 APOP: a wrong digest", "S: +OK\nC: APOP mrose c4c9334bac560ecc979e58001b3e22fb\nS: -ERR [AUTH]\nC: APOP mrose\nS= -ERR Syntax: APOP name digest" },
        { "RFC 5034 §4 AUTH: with an initial response", "S: +OK\nC: AUTH PLAIN AGFubgBwYXNzIHdvcmQ=\nS: +OK 3 messages\nC: AUTH PLAIN x\nS= -ERR Logged in already" },
        { "RFC 5034 §4 AUTH: without one", "S: +OK\nC: auth plain\nS= + \nC: AGFubgBwYXNzIHdvcmQ=\nS: +OK 3 messages" },
        { "RFC 5034 §4 AUTH: the client gives up", "S: +OK\nC: AUTH LOGIN\nS: + \nC: *\nS= -ERR Syntax: cancelled\nC: AUTH PLAIN AGFubgBwYXNzIHdvcmQ=\nS: +OK" },
        { "RFC 5034 §4 AUTH: what is refused", "S: +OK\nC: AUTH PLAIN AGFubgB4\nS: -ERR [AUTH]\nC: AUTH PLAIN ?\nS: -ERR Syntax\nC: AUTH GSSAPI\nS= -ERR That way to log in is not known\nC: AUTH CRAM-MD5 eA==\nS= -ERR The server speaks first in this one\nC: AUTH\nS: -ERR Syntax" },
        { "RFC 2595 §4 STLS: not after the login", Login + "C: STLS\nS= -ERR Too late to encrypt: logged in already" },
        { "RFC 1939 §5 STAT", Login + "C: STAT\nS= +OK 3 53\nC: STAT 1\nS= -ERR Syntax: STAT, and nothing after it" },
        { "RFC 1939 §5 LIST", Login + "C: LIST\nS: +OK\nS= 1 26\nS= 2 27\nS= 3 0\nS= .\nC: LIST 2\nS= +OK 2 27" },
        { "RFC 1939 §5 LIST: no such message", Login + "C: LIST 4\nS= -ERR No such message\nC: LIST 0\nS: -ERR\nC: LIST -1\nS: -ERR\nC: LIST 99999999999999999999\nS= -ERR No such message\nC: LIST one\nS= -ERR A message is named by its number, from 1\nC: LIST 1 2\nS: -ERR Syntax" },
        { "RFC 1939 §5 RETR", Login + "C: RETR 1\nS= +OK 26 octets\nS= Subject: one\nS= \nS= one\nS= two\nS= .\nC: NOOP\nS: +OK" },
        { "RFC 1939 §3: dots are doubled, the last line is ended", Login + "C: RETR 2\nS= +OK 27 octets\nS= Subject: dots\nS= \nS= ..\nS= ...a\nS= ..b\nS= .\nC: NOOP\nS: +OK" },
        { "RFC 1939 §3: an empty message", Login + "C: RETR 3\nS= +OK 0 octets\nS= .\nC: TOP 3 7\nS= +OK 0 octets\nS= .\nC: NOOP\nS: +OK" },
        { "RFC 1939 §5 RETR: syntax", Login + "C: RETR\nS= -ERR Syntax: RETR message\nC: RETR 4\nS= -ERR No such message\nC: RETR 1 1\nS: -ERR" },
        { "RFC 1939 §5 DELE: a marked message has no number, the others keep theirs", Login + "C: DELE 1\nS: +OK\nC: STAT\nS= +OK 2 27\nC: LIST\nS: +OK\nS= 2 27\nS= 3 0\nS= .\nC: LIST 1\nS: -ERR\nC: RETR 1\nS: -ERR\nC: TOP 1 0\nS: -ERR\nC: UIDL 1\nS: -ERR\nC: DELE 1\nS: -ERR\nC: LIST 2\nS= +OK 2 27" },
        { "RFC 1939 §5 RSET", Login + "C: DELE 1\nS: +OK\nC: DELE 2\nS: +OK\nC: RSET\nS: +OK\nC: STAT\nS= +OK 3 53" },
        { "RFC 1939 §7 TOP", Login + "C: TOP 1 0\nS: +OK\nS= Subject: one\nS= \nS= .\nC: TOP 1 1\nS: +OK\nS= Subject: one\nS= \nS= one\nS= .\nC: TOP 1 4294967295\nS: +OK\nS= Subject: one\nS= \nS= one\nS= two\nS= .\nC: TOP 2 1\nS: +OK\nS= Subject: dots\nS= \nS= ..\nS= ." },
        { "RFC 1939 §7 TOP: both numbers are needed", Login + "C: TOP 1\nS= -ERR Syntax: TOP message lines\nC: TOP 1 -1\nS: -ERR Syntax\nC: TOP 4 0\nS: -ERR No such" },
        { "RFC 1939 §7 UIDL", Login + "C: UIDL\nS: +OK\nS= 1 1005268127.1\nS= 2 1005268127.2\nS= 3 1005268127.3\nS= .\nC: UIDL 2\nS= +OK 2 1005268127.2" },
        { "RFC 2449 §5 CAPA before and after the login, and the name stays", "S: +OK\nC: USER ann\nS: +OK\nC: CAPA\nS: +OK\nS= TOP\nS= USER\nS= UIDL\nS= PIPELINING\nS= RESP-CODES\nS= AUTH-RESP-CODE\nS= EXPIRE NEVER\nS= SASL SCRAM-SHA-256 SCRAM-SHA-1 CRAM-MD5 PLAIN LOGIN XOAUTH2\nS= STLS\nS= IMPLEMENTATION FakeMail\nS= .\nC: PASS pass word\nS: +OK\nC: CAPA\nS: +OK\nS= TOP" },
        { "RFC 2449 §6.6 PIPELINING", "S: +OK\nC> USER ann<CR><LF>PASS pass word<CR><LF>STAT<CR><LF>RETR 3<CR><LF>QUIT<CR><LF>\nS: +OK\nS: +OK\nS= +OK 3 53\nS: +OK\nS= .\nS: +OK" },
        { "RFC 2449 §4: a command has 255 octets at most", $"S: +OK\nC: USER {new string('x', 248)}\nS: +OK\nC: USER {new string('x', 249)}\nS= -ERR Line too long\nC: QUIT\nS: +OK" },
    };

    const string Login = "S: +OK\nC: USER ann\nS: +OK\nC: PASS pass word\nS: +OK\n";

    [Theory, MemberData(nameof(Conversations))]
    public async Task So_it_is_said(string rule, string conversation)
    {
        Assert.StartsWith("RFC ", rule, StringComparison.Ordinal);
        await using var dialogue = Start(Store());
        await dialogue.SayAsync(conversation);
    }

    [Fact]
    public async Task Marked_messages_go_at_QUIT()   // RFC 1939 §6
    {
        var store = Store();
        var dialogue = Start(store);
        await dialogue.SayAsync(Login + "C: DELE 2\nS: +OK\nC: DELE 3\nS: +OK");
        Assert.Equal(3, store.Inbox.Messages.Count);
        await dialogue.SayAsync("C: QUIT\nS= +OK Bye; 2 removed");
        Assert.Empty(await dialogue.UntilTheEndAsync());
        Assert.Equal(1u, Assert.Single(store.Inbox.Messages).Uid);
    }

    [Fact]
    public async Task Without_QUIT_nothing_goes()   // RFC 1939 §6
    {
        var store = Store();
        await using (var dialogue = Start(store)) await dialogue.SayAsync(Login + "C: DELE 2\nS: +OK");
        Assert.Equal(3, store.Inbox.Messages.Count);
        await using var again = Start(store);
        await again.SayAsync(Login);   // and the lock is free again
    }

    [Fact]
    public async Task One_session_at_a_time_has_the_maildrop()   // RFC 1939 §4, RFC 2449 §8.1.1
    {
        var store = Store();
        var first = Start(store);
        await using var second = Start(store);
        await first.SayAsync(Login);
        await second.SayAsync("S: +OK\nC: USER ann\nS: +OK\nC: PASS pass word\nS: -ERR [IN-USE]");
        await first.SayAsync("C: QUIT\nS: +OK");
        await first.UntilTheEndAsync();
        await second.SayAsync("C: USER ann\nS: +OK\nC: PASS pass word\nS: +OK");
    }

    [Fact]
    public async Task What_arrives_during_a_session_is_seen_in_the_next()   // RFC 1939 §4
    {
        var store = Store();
        await using (var dialogue = Start(store))
        {
            await dialogue.SayAsync(Login);
            store.Deliver(MessageContent.Of("new\r\n"u8.ToArray()));
            await dialogue.SayAsync("C: STAT\nS= +OK 3 53\nC: RETR 4\nS: -ERR");
        }
        await using var next = Start(store);
        await next.SayAsync(Login + "C: UIDL 4\nS= +OK 4 1005268127.4");
    }

    [Fact]
    public async Task A_disk_that_fails_ends_neither_the_dialogue_at_the_login_nor_keeps_it_at_QUIT()   // RFC 1939 §6
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var store = new MailStore(directory: folder);
            await store.Inbox.AppendAsync([new(0, FlagSet.None, store.Now, MessageContent.Of("x"u8.ToArray()))]);
            var first = Start(store);
            await first.SayAsync(Login + "C: DELE 1\nS: +OK");
            var obstacle = Directory.CreateDirectory(Path.Combine(folder, "folder.json.part"));
            await first.SayAsync("C: QUIT\nS: -ERR [SYS/TEMP]");
            Assert.Empty(await first.UntilTheEndAsync());

            await using var second = Start(store);
            await second.SayAsync("S: +OK\nC: USER ann\nS: +OK\nC: PASS pass word\nS: -ERR [SYS/TEMP]\nC: STAT\nS= -ERR Log in first");
            obstacle.Delete();
            await second.SayAsync("C: USER ann\nS: +OK\nC: PASS pass word\nS: +OK 0 messages");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Where_no_users_are_named_anybody_may_log_in()
    {
        await using var dialogue = new Dialogue(channel => new Pop3Session(channel, Store(), new(), Nonce).RunAsync());
        await dialogue.SayAsync("S: +OK\nC: USER whoever\nS: +OK\nC: PASS whatever\nS: +OK 3 messages");
    }

    [Fact]
    public async Task Too_many_errors_end_the_session()
    {
        await using var dialogue = Start(Store());
        await dialogue.SayAsync("S: +OK\n" + string.Concat(Enumerable.Repeat("C: GET /\nS: -ERR That\n", 19)) + "C: GET /\nS= -ERR Too many errors; closing");
        Assert.Empty(await dialogue.UntilTheEndAsync());
    }

    [Fact]
    public async Task A_conversation_may_come_octet_by_octet()
    {
        await using var dialogue = Start(Store());
        foreach (var octet in "USER ann\r\nPASS pass word\r\nSTAT\r\nQUIT\r\n"u8.ToArray()) await dialogue.SendAsync([octet]);
        Assert.Equal("+OK 3 53", (await dialogue.UntilTheEndAsync())[3]);
    }

    static Dialogue Start(MailStore store) => new(channel => new Pop3Session(channel, store, Ann, Nonce).RunAsync(TestContext.Current.CancellationToken));

    static MailStore Store()
    {
        var store = new MailStore(new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new(2001, 11, 9, 1, 8, 47, TimeSpan.Zero)));
        foreach (var message in (string[])[First, Second, ""]) store.Deliver(MessageContent.Of(Encoding.Latin1.GetBytes(message)));
        return store;
    }
}
