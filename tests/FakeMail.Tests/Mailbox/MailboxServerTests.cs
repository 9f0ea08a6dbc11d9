using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FakeMail.Tests.Mailbox;

/// <summary>SMTP, POP3 and IMAP together, as a lesson or a test has them.</summary>
public sealed class MailboxServerTests : IDisposable
{
    readonly string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_client_removes_is_gone_from_the_messages_and_from_the_folder(bool onDisk)
    {
        using var server = FakeMailServer.Start(port: 0, folder: onDisk ? folder : null);
        using var pop = server.StartPop3(port: 0);
        await SendAsync(server, "one", "two", "three");
        Assert.Equal("one\r\n", (await server.Messages.NextAsync()).Text);

        await TalkAsync(pop.Port, "USER a\r\nPASS b\r\nDELE 1\r\n");
        Assert.Equal(3, server.Messages.Count);   // hung up without QUIT
        await TalkAsync(pop.Port, "USER a\r\nPASS b\r\nDELE 1\r\nQUIT\r\n");
        Assert.Equal(["two\r\n", "three\r\n"], server.Messages.Select(message => message.Text));
        Assert.Equal("two\r\n", (await server.Messages.NextAsync()).Text);
        if (onDisk) Assert.Equal(["0002.eml", "0003.eml"], Directory.GetFiles(folder, "*.eml").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_server_on_the_same_folder_offers_what_an_earlier_one_left()
    {
        string before, after;
        const string Look = "a LOGIN a b\r\nb SELECT INBOX\r\nc FETCH 1:* (UID FLAGS RFC822.SIZE)\r\nd STATUS Work (MESSAGES UIDVALIDITY)\r\ne LOGOUT\r\n";
        using (var server = FakeMailServer.Start(port: 0, folder: folder))
        using (var imap = server.StartImap(port: 0))
        {
            await SendAsync(server, "one", "two", "three");
            await TalkAsync(imap.Port, "a LOGIN a b\r\nb SELECT INBOX\r\nc STORE 1 +FLAGS (\\Flagged mine)\r\nd CREATE Work\r\ne MOVE 2 Work\r\nf STORE 2 +FLAGS (\\Deleted)\r\ng EXPUNGE\r\nh LOGOUT\r\n");
            before = await TalkAsync(imap.Port, Look);
        }
        using (var server = FakeMailServer.Start(port: 0, folder: folder))
        using (var imap = server.StartImap(port: 0))
        {
            Assert.Empty(server.Messages);   // it has taken none itself
            after = await TalkAsync(imap.Port, Look);
            await SendAsync(server, "four");
            Assert.Contains("UID 4", await TalkAsync(imap.Port, Look), StringComparison.Ordinal);
        }
        Assert.Equal(before, after);
        Assert.Contains("* 1 FETCH (UID 1 FLAGS (\\Flagged mine) RFC822.SIZE 5)", after, StringComparison.Ordinal);
        Assert.Contains("(MESSAGES 1 ", after, StringComparison.Ordinal);
        Assert.Equal("two\r\n", await File.ReadAllTextAsync(Path.Combine(folder, "Work", "0001.eml"), Cancel));
    }

    [Fact]
    public async Task Accounts_are_those_of_the_server_if_no_others_are_given()
    {
        using var server = FakeMailServer.Start(port: 0, settings: new() { Accounts = new() { ["ann"] = "secret" } });
        using var imap = server.StartImap(port: 0);
        Assert.Contains("a NO", await TalkAsync(imap.Port, "a LOGIN ann wrong\r\nb LOGOUT\r\n"), StringComparison.Ordinal);
        Assert.Contains("a OK", await TalkAsync(imap.Port, "a LOGIN ann secret\r\nb LOGOUT\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_deliver_while_others_look_and_UIDs_only_grow()
    {
        using var server = FakeMailServer.Start(port: 0, folder: folder);
        using var imap = server.StartImap(port: 0);
        var sending = Task.WhenAll(Enumerable.Range(0, 10).Select(i => SendAsync(server, [.. Enumerable.Range(0, 20).Select(j => $"{i}.{j}")])));
        uint last = 0;
        while (true)
        {
            var done = sending.IsCompleted;
            var uids = server.Store.Inbox.Messages.Select(message => message.Uid).ToList();
            Assert.Equal(uids.Order(), uids);
            Assert.Equal(last, uids.LastOrDefault(uid => uid <= last));   // nothing came before what was there
            last = uids.LastOrDefault();
            if (done) break;
        }
        await sending;
        Assert.Equal(200, server.Store.Inbox.Messages.Select(message => Encoding.ASCII.GetString(message.Content.Octets)).Distinct().Count());
        Assert.Equal(200, server.Messages.Select(message => message.File).Distinct().Count(File.Exists));
    }

    static async Task SendAsync(FakeMailServer server, params string[] texts)
    {
        var said = await TalkAsync(server.Port, "HELO me\r\n" + string.Concat(texts.Select(text => $"MAIL FROM:<a@x>\r\nRCPT TO:<b@x>\r\nDATA\r\n{text}\r\n.\r\n")) + "QUIT\r\n");
        Assert.DoesNotMatch("(?m)^[45]", said);
    }

    static async Task<string> TalkAsync(int port, string said)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, Cancel);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(said), Cancel);
        client.Client.Shutdown(SocketShutdown.Send);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(Cancel);
    }
}
