using System.Text;
using FakeMail.Imap;
using FakeMail.Mailbox;
using FakeMail.Tests.Conformance;
using FakeMail.Tests.Mailbox;
using FakeMail.Tls;
using Microsoft.Extensions.Time.Testing;

namespace FakeMail.Tests.Imap;

public class ImapSessionTests
{
    const string Login = "S: * OK\nC: x LOGIN ann \"pass word\"\nS: x OK\n";
    const string Open = Login + "C: y SELECT INBOX\nS: * FLAGS\nS: * 3 EXISTS\nS: * 3 RECENT\nS: * OK\nS: * OK\nS: * OK\nS: * OK\nS: y OK\n";

    const string One = "From: Ann <ann@school>\r\nTo: bob@home,\r\n eve@home\r\nSubject: one\r\nDate: Thu, 08 Nov 2001 23:08:47 -0200\r\nMessage-ID: <1@school>\r\n\r\nHello,\r\nbob\r\n";
    const string Two = "Subject: =?utf-8?q?Gr=C3=BC?=\r\n =?iso-8859-1?b?32U=?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\npreamble\r\n--b\r\n"
        + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nStra=C3=9F\r\n--b  \r\n"
        + "Content-Type: message/rfc822\r\nContent-Disposition: attachment; filename=m.eml\r\nContent-Language: de, en\r\n\r\nSubject: inner\r\nContent-Type: multipart/alternative; boundary=\"i n\"\r\nFrom: x@y\r\n\r\n"
        + "--i n\r\n\r\ninner text\r\n--i n\r\nContent-Type: text/html\r\n\r\n<p>inner text</p>\r\n--i n--\r\nepilogue\r\n--b--\r\n";

    static readonly MailAccess Ann = new() { Accounts = new() { ["ann"] = "pass word" }, Encryption = Encryption.OnRequest, MaxMessageSize = 1000 };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Conversations =>
    [
        .. Directory.GetFiles(Path.Combine(Play.Folder, "..", "Imap", "Conversations"), "*.txt").Order(StringComparer.Ordinal)
            .SelectMany(file => File.ReadAllText(file).ReplaceLineEndings("\n").Trim('\n').Split("\n\n"))
            .Select(text => text.Split('\n', 2)).Select(text => (text[0], text[1])),
    ];

    [Theory, MemberData(nameof(Conversations))]
    public async Task So_it_is_said(string title, string conversation)
    {
        Assert.Matches(@"^RFC \d+ §.* \[(fresh|in|open)\]$", title);
        await using var dialogue = Start(Store());
        await dialogue.SayAsync((title.EndsWith("[open]", StringComparison.Ordinal) ? Open : title.EndsWith("[in]", StringComparison.Ordinal) ? Login : "") + conversation);
    }

    [Fact]
    public async Task What_arrives_is_told_with_the_next_answer()   // RFC 3501 §5.2
    {
        var store = Store();
        await using var dialogue = Start(store);
        await dialogue.SayAsync(Open);
        store.Deliver(MessageContent.Of("new\r\n"u8.ToArray()));
        await dialogue.SayAsync("C: a NOOP\nS= * 4 EXISTS\nS= * 4 RECENT\nS: a OK\nC: b NOOP\nS: b OK");
    }

    [Fact]
    public async Task Numbers_stay_until_a_command_that_does_not_use_them()   // RFC 3501 §7.4.1
    {
        var store = Store();
        await using var dialogue = Start(store);
        await dialogue.SayAsync(Open);
        await store.Inbox.RemoveAsync([1]);
        store.Deliver(MessageContent.Of("new\r\n"u8.ToArray()));
        await dialogue.SayAsync("""
            C: a FETCH 2 UID
            S= * 2 FETCH (UID 2)
            S= * 4 EXISTS
            S= * 4 RECENT
            S: a OK
            C: z FETCH 2 XYZZY
            S: z BAD
            C: b STORE 1:2 +FLAGS (\Seen)
            S= * 2 FETCH (FLAGS (\Seen \Recent))
            S: b NO [EXPUNGEISSUED]
            C: c SEARCH UID 2
            S= * SEARCH 2
            S: c OK
            C: d COPY 1:2 INBOX
            S= * 1 EXPUNGE
            S: d NO [EXPUNGEISSUED]
            C: e UID FETCH 2 UID
            S= * 1 FETCH (UID 2)
            S: e OK
            """);
    }

    [Fact]
    public async Task UID_commands_may_tell_that_messages_are_gone()   // RFC 3501 §7.4.1
    {
        var store = Store();
        await using var dialogue = Start(store);
        await dialogue.SayAsync(Open);
        await store.Inbox.RemoveAsync([2, 3]);
        await dialogue.SayAsync("C: a UID FETCH 1 UID\nS= * 1 FETCH (UID 1)\nS= * 3 EXPUNGE\nS= * 2 EXPUNGE\nS: a OK");
    }

    [Fact]
    public async Task What_another_session_flags_is_told_once()   // RFC 3501 §7.4.2
    {
        var store = Store();
        await using var one = Start(store);
        await using var other = Start(store);
        await one.SayAsync(Open);
        await other.SayAsync(Open.Replace("* 3 RECENT", "* 0 RECENT", StringComparison.Ordinal));
        await one.SayAsync("C: a STORE 2 +FLAGS (\\Flagged)\nS: * 2 FETCH\nS: a OK\nC: b NOOP\nS: b OK");
        await other.SayAsync("C: a NOOP\nS= * 2 FETCH (UID 2 FLAGS (\\Flagged))\nS: a OK\nC: b NOOP\nS: b OK");
    }

    [Fact]
    public async Task What_another_session_has_flagged_counts_before_it_is_told()   // RFC 3501 §6.4.3, §6.4.7
    {
        var store = Store();
        await using var dialogue = Start(store);
        await dialogue.SayAsync(Open + "C: a STORE 1 +FLAGS.SILENT (\\Deleted)\nS: a OK\nC: b CREATE W\nS: b OK");
        store.Inbox.ChangeFlags(1, _ => new(["kept"]));
        await dialogue.SayAsync("C: c EXPUNGE\nS= * 1 FETCH (UID 1 FLAGS (kept \\Recent))\nS: c OK");
        store.Inbox.ChangeFlags(2, _ => new([FlagSet.Flagged]));
        store.Inbox.ChangeFlags(3, _ => new([FlagSet.Deleted]));
        await dialogue.SayAsync("C: d COPY 2 W\nS: * 2 FETCH\nS: * 3 FETCH\nS: d OK");
        store.Inbox.ChangeFlags(2, _ => new([FlagSet.Deleted]));
        await dialogue.SayAsync("C: e CLOSE\nS: e OK\nC: f EXAMINE W\nS: * FLAGS\nS: * 1 EXISTS\nS: *\nS: *\nS: *\nS: *\nS: *\nS: f OK\nC: g FETCH 1 FLAGS\nS= * 1 FETCH (FLAGS (\\Flagged \\Recent))\nS: g OK");
        Assert.Equal(1u, Assert.Single(store.Inbox.Messages).Uid);
    }

    [Fact]
    public async Task While_idle_everything_is_told_at_once()   // RFC 2177 §3
    {
        var store = Store();
        await using var dialogue = Start(store);
        await dialogue.SayAsync(Open + "C: a IDLE\nS: + ");
        store.Deliver(MessageContent.Of("new\r\n"u8.ToArray()));
        await dialogue.SayAsync("S= * 4 EXISTS\nS= * 4 RECENT");
        await store.Inbox.RemoveAsync([1]);
        await dialogue.SayAsync("S= * 1 EXPUNGE");
        store.Inbox.ChangeFlags(2, _ => new([FlagSet.Seen]));
        await dialogue.SayAsync("S= * 1 FETCH (UID 2 FLAGS (\\Seen \\Recent))\nC: DONE\nS: a OK");
    }

    [Fact]
    public async Task A_folder_that_is_deleted_while_it_is_open_becomes_empty()
    {
        var store = Store();
        await using var dialogue = Start(store);
        await dialogue.SayAsync(Open + "C: a CREATE W\nS: a OK\nC: b COPY 1 W\nS: b OK\nC: c EXAMINE W\nS: * FLAGS\nS: * 1 EXISTS\nS: *\nS: *\nS: *\nS: *\nS: *\nS: c OK");
        store.Delete("W");
        await dialogue.SayAsync("C: d NOOP\nS= * 1 EXPUNGE\nS: d OK");
    }

    [Fact]
    public async Task A_folder_that_is_deleted_while_it_is_open_does_not_come_back()   // nor does one that is made anew under its name show itself as the old one
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var store = Fill(new(new FakeTimeProvider(), folder));
            await using (var dialogue = Start(store))
            {
                await dialogue.SayAsync(Open + "C: a CREATE W\nS: a OK\nC: b COPY 1 W\nS: b OK\nC: c EXAMINE W\nS: * FLAGS\nS: * 1 EXISTS\nS: *\nS: *\nS: *\nS: *\nS: *\nS: c OK");
                store.Delete("W");
                await store.CreateAsync("W");
                Assert.True(store.TryFind("W", out var anew));
                await anew.AppendAsync(store.Inbox.Messages.Take(1));
                await dialogue.SayAsync("C: d NOOP\nS= * 1 EXPUNGE\nS: d OK\nC: e UID FETCH 1 FLAGS\nS: e OK\nC: f DELETE W\nS: f OK\nC: g NOOP\nS: g OK");
            }
            Assert.Empty(Directory.GetDirectories(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Silence_ends_the_session()   // RFC 3501 §5.4
    {
        var clock = new FakeTimeProvider();
        await using var dialogue = Start(Store(), clock);
        await dialogue.SayAsync(Login);
        var ending = dialogue.UntilTheEndAsync();
        while (!ending.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await Task.WhenAny(ending, Task.Delay(1, Cancel));
        }
        Assert.Equal(["* BYE Waited too long"], await ending);
    }

    [Theory]
    [InlineData("")]
    [InlineData("C: a IDLE\nS: + ")]
    public async Task A_server_that_stops_says_so(string before)   // RFC 3501 §7.1.5
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await using var dialogue = Start(Store(), stop: stop.Token);
        await dialogue.SayAsync(Open + before);
        await stop.CancelAsync();
        Assert.Equal(["* BYE The server stops"], await dialogue.UntilTheEndAsync());
    }

    [Fact]
    public async Task Too_many_errors_end_the_session()
    {
        await using var dialogue = Start(Store());
        await dialogue.SayAsync("S: * OK\n" + string.Concat(Enumerable.Repeat("C: GET / HTTP/1.1\nS: GET BAD\n", 20)) + "S= * BYE Too many errors");
        Assert.Empty(await dialogue.UntilTheEndAsync());
    }

    [Fact]
    public async Task A_conversation_may_come_octet_by_octet()
    {
        await using var dialogue = Start(Store());
        foreach (var octet in "a LOGIN {3+}\r\nann \"pass word\"\r\nb EXAMINE INBOX\r\nc FETCH 1 UID\r\nd LOGOUT\r\n"u8.ToArray()) await dialogue.SendAsync([octet]);
        Assert.Contains("* 1 FETCH (UID 1)", await dialogue.UntilTheEndAsync());
    }

    [Fact]
    public async Task Where_no_users_are_named_anybody_may_log_in()
    {
        await using var dialogue = new Dialogue(channel => new ImapSession(channel, Store(), new(), "1").RunAsync(Cancel));
        await dialogue.SayAsync("S: * OK [CAPABILITY IMAP4rev1 LITERAL+ SASL-IR UIDPLUS MOVE IDLE NAMESPACE UNSELECT ID CHILDREN AUTH=CRAM-MD5 AUTH=PLAIN AUTH=LOGIN AUTH=XOAUTH2]\nC: a LOGIN whoever whatever\nS: a OK");
    }

    [Fact]
    public async Task A_file_that_somebody_deleted_is_told_as_such()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var store = Fill(new(new FakeTimeProvider(), folder));
            await using var dialogue = Start(store);
            await dialogue.SayAsync(Open);
            File.Delete(Path.Combine(folder, "0001.eml"));
            await dialogue.SayAsync("C: a FETCH 1:3 BODY.PEEK[TEXT]<0.3>\nS: * 2 FETCH (BODY[TEXT]<0> {3}\nS: pre)\nS: * 3 FETCH\nS= )\nS: a NO [EXPUNGEISSUED]\nC: b FETCH 1 RFC822.SIZE\nS= * 1 FETCH (RFC822.SIZE 142)\nS: b OK");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static Dialogue Start(MailStore store, TimeProvider? clock = null, CancellationToken? stop = null) => new(channel => new ImapSession(channel, store, Ann, "1.1005268127000").RunAsync(stop ?? Cancel), clock);

    static MailStore Store()
    {
        var clock = new FakeTimeProvider(new(2001, 11, 9, 1, 8, 47, TimeSpan.Zero));
        var store = new MailStore(clock);
        Assert.Equal(1005268127u, store.Inbox.UidValidity);
        foreach (var message in (string[])[One, Two, ""])
        {
            store.Deliver(MessageContent.Of(Encoding.Latin1.GetBytes(message)));
            clock.Advance(TimeSpan.FromDays(1));
        }
        return store;
    }

    static MailStore Fill(MailStore store)
    {
        store.Inbox.AppendAsync(((string[])[One, Two, ""]).Select(text => new StoredMessage(0, FlagSet.None, store.Now, MessageContent.Of(Encoding.Latin1.GetBytes(text))))).Wait(Cancel);
        return store;
    }
}
