using System.Text;
using CsCheck;
using FakeMail.Imap;
using FakeMail.Mailbox;
using FakeMail.Pop3;

namespace FakeMail.Tests.Mailbox;

/// <summary>Whatever octets come, in whatever pieces: no session throws or hangs.</summary>
[Collection(nameof(EnvironmentTests))]   // alone, because one of them weighs the memory
public class HostileMailClientTests
{
    static readonly Gen<byte[]> Octets = Gen.Frequency(
        (3, OneOf("\r\n", "\r", "\n", " ", "\"", "\\", "(", ")", "{", "}", "{3}\r\n", "{3+}\r\n", "{99999999999999999999}\r\n", "{9999999999+}\r\n", "*", "%", "[", "]", "<0.1>", "&", "\0", "NIL", "1:*", "4294967295")),
        (1, Gen.Byte.Array[0, 40]),
        (1, Gen.Int[0, 80_000].Select(length => Encoding.ASCII.GetBytes(new string('(', length)))));

    static readonly Gen<byte[]> Pop3 = Gen.Frequency((6, OneOf("USER a\r\n", "PASS b\r\n", "USER a\r\nPASS b\r\n", "STAT\r\n", "LIST\r\n", "UIDL 1\r\n", "RETR 1\r\n", "RETR 2\r\n", "TOP 1 1\r\n", "DELE 1\r\n", "RSET\r\n", "CAPA\r\n", "AUTH PLAIN\r\n", "AUTH PLAIN AGEAYg==\r\n", "APOP a b\r\n", "STLS\r\n", "QUIT\r\n")), (3, Octets));

    static readonly Gen<byte[]> Imap = Gen.Frequency(
        (8, OneOf("a LOGIN a b\r\n", "a SELECT INBOX\r\n", "a EXAMINE INBOX\r\n", "a FETCH 1:* ", "a UID FETCH 1:2 ", "(FLAGS ENVELOPE BODYSTRUCTURE BODY[] BODY.PEEK[1.MIME])\r\n", "BODY[1.2.HEADER.FIELDS (A B)]<2.3>\r\n",
            "a SEARCH ", "OR NOT ", "SUBJECT x ", "CHARSET UTF-8 TEXT {3+}\r\nabc ", "a STORE 1:* +FLAGS (\\Deleted x)\r\n", "a EXPUNGE\r\n", "a CREATE x/y\r\n", "a RENAME x z\r\n", "a DELETE x\r\n", "a LIST \"\" *\r\n", "a LSUB \"\" %\r\n",
            "a STATUS INBOX (MESSAGES)\r\n", "a APPEND INBOX {10+}\r\n0123456789\r\n", "a COPY 1 x\r\n", "a MOVE 1 x\r\n", "a IDLE\r\n", "DONE\r\n", "a CLOSE\r\n", "a AUTHENTICATE PLAIN\r\n", "a NOOP\r\n", "a LOGOUT\r\n", "a STARTTLS\r\n")),
        (4, Octets));

    static readonly string[] Messages =
    [
        "Subject: x\r\n\r\n.\r\n", "", "\r\n", "no header", "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nContent-Transfer-Encoding: base64\r\n\r\n====\r\n--b--",
        "From: \"\\\r\nTo: (((\r\nCc: <<>>,;:@\r\nDate: 99 Foo 0000\r\nContent-Type: text/plain; charset=utf-7; =;;x\r\nSubject: =?x?q?=?= =?utf-8?b?!?=\r\n\r\n=",
    ];

    [Fact]
    public async Task Nothing_upsets_POP3() => await UpsetAsync(Pop3, (channel, store) => new Pop3Session(channel, store, new(), "1").RunAsync(TestContext.Current.CancellationToken));

    [Fact]
    public async Task Nothing_upsets_IMAP() => await UpsetAsync(Imap, (channel, store) => new ImapSession(channel, store, new() { MaxMessageSize = 5000 }, "1").RunAsync(TestContext.Current.CancellationToken));

    [Fact]
    public async Task A_message_may_be_anything() =>
        await Gen.Frequency((3, OneOf(Messages)), (2, OneOf("\r\n", "--b", "--b--", "Content-Type: ", "multipart/mixed; boundary=b", "message/rfc822", "text/plain", "Subject: ", ": ", ";", "=?utf-8?q?", "?=", "(", "\"", "<", "@")), (1, Gen.Byte.Array[0, 20]))
            .Array[0, 30].SampleAsync(async pieces =>
        {
            var store = new MailStore();
            store.Deliver(MessageContent.Of([.. pieces.SelectMany(piece => piece)]));
            await using var dialogue = new Dialogue(channel => new ImapSession(channel, store, new(), "1").RunAsync(TestContext.Current.CancellationToken));
            await dialogue.SendAsync("a LOGIN a b\r\nb SELECT INBOX\r\nc FETCH 1 (ENVELOPE BODY BODYSTRUCTURE BODY[] BODY[HEADER] BODY[TEXT] BODY[1] BODY[1.1] BODY[2.MIME] BODY[HEADER.FIELDS (SUBJECT)])\r\nd SEARCH OR TEXT zz OR FROM zz SENTON 1-Jan-2001\r\ne LOGOUT\r\n");
            var said = await dialogue.UntilTheEndAsync();
            Assert.Contains("c OK That is all", said);
            Assert.Contains("d OK That is all", said);
        }, iter: 1000, threads: 2);

    [Theory]
    [InlineData("")]                              // a line without an end
    [InlineData("a LOGIN {1000000000+}\r\n")]     // a literal nobody wants
    public async Task What_has_no_end_is_read_in_bounded_memory(string before)
    {
        await using var dialogue = new Dialogue(channel => new ImapSession(channel, new(), new(), "1").RunAsync(TestContext.Current.CancellationToken));
        var end = dialogue.UntilTheEndAsync();
        await dialogue.SendAsync(before);
        var megabyte = new byte[1 << 20];
        var weight = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 100; i++) await dialogue.SendAsync(megabyte);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - weight, long.MinValue, 24 << 20);
        await dialogue.HangUpAsync();
        await end;
    }

    static async Task UpsetAsync(Gen<byte[]> piece, Func<LineChannel, MailStore, Task> session) =>
        await Gen.Select(piece.Array[1, 60], Gen.Int[1, 2000]).SampleAsync(async (pieces, size) =>
        {
            var store = new MailStore();
            foreach (var message in Messages) store.Deliver(MessageContent.Of(Encoding.Latin1.GetBytes(message)));
            await using var dialogue = new Dialogue(channel => session(channel, store));
            var end = dialogue.UntilTheEndAsync();
            foreach (var segment in pieces.SelectMany(octets => octets).Chunk(size)) await dialogue.SendAsync(segment);
            await dialogue.HangUpAsync();
            Assert.NotEmpty(await end);
        }, iter: 1000, threads: 2);

    static Gen<byte[]> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => Encoding.Latin1.GetBytes(texts[i]));
}
