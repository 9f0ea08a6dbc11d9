using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using FakeMail.Feed;

namespace FakeMail.Tests;

public sealed class FeedTests : IDisposable
{
    static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    readonly string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_session_with_a_message_is_told_in_order()
    {
        using (var server = FakeMailServer.Start(port: 0, folder: folder)) await TalkAsync(server, "HELO me\r\n", "MAIL FROM:<a@x>\r\n", "RCPT TO:<b@x>\r\n", "DATA\r\n", "hello\r\n.\r\n", "QUIT\r\n");
        var events = new FeedReader(folder).ReadNew();
        Assert.Equal("started began said said said said said said said said said text stored said said said said ended stopped", string.Join(' ', events.Select(one => one.Event)));
        Assert.Equal(["HELO me", "MAIL FROM:<a@x>", "RCPT TO:<b@x>", "DATA", ".", "QUIT"], events.Where(one => one is { Event: "said", Who: "client" }).Select(one => one.Line));
        var stored = events.Single(one => one.Event is "stored");
        Assert.Equal((1, 1, 7L, "0001.eml", "a@x → b@x"), (stored.Session, stored.Message, stored.Octets, stored.File, stored.Envelope!.ToString()));
        Assert.Equal((7L, "0001.eml"), (events.Single(one => one.Event is "text").Octets, events.Single(one => one.Event is "text").File));
        Assert.All(events.Where(one => one.Session is not null && one.Event is not "began"), one => Assert.NotNull(one.At));
    }

    [Fact]
    public async Task What_became_no_message_is_told_too_and_passwords_are_not()
    {
        var settings = new Smtp.SmtpSettings { MaxMessageSize = 100 };
        using (var server = FakeMailServer.Start(port: 0, folder: folder, settings: settings))
        {
            await TalkAsync(server, "HELO me\r\n", "AUTH PLAIN c2VjcmV0\r\n", "MAIL FROM:<a@x>\r\n", "RCPT TO:<b@x>\r\n", "DATA\r\n", new string('x', 200) + "\r\n.\r\n");
            await TalkAsync(server, "HELO me\r\n", "MAIL FROM:<a@x>\r\n", "RCPT TO:<b@x>\r\n", "DATA\r\n");
        }
        var events = new FeedReader(folder).ReadNew();
        Assert.Contains(events, one => one.Line is "AUTH PLAIN ********");
        Assert.DoesNotContain("c2VjcmV0", await File.ReadAllTextAsync(Path.Combine(folder, FeedReader.FileName), Cancel), StringComparison.Ordinal);
        var text = events.Single(one => one.Event is "text");
        Assert.Equal((202L, null), (text.Octets, text.File));
        Assert.Equal(2, events.Count(one => one.Event is "ended"));
    }

    [Fact]
    public async Task It_can_be_followed_from_before_its_beginning_and_over_a_restart()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        stop.CancelAfter(Deadline);
        var stored = new List<string>();
        var following = Task.Run(async () =>
        {
            await foreach (var one in new FeedReader(folder).FollowAsync(stop.Token))
            {
                if (one.Event is "stored") stored.Add(one.File!);
                if (stored.Count is 3) break;
            }
        }, Cancel);
        for (var i = 0; i < 3; i++)
        {
            using var server = FakeMailServer.Start(port: 0, folder: folder);
            await TalkAsync(server, "HELO me\r\n", "MAIL FROM:<a@x>\r\n", "RCPT TO:<b@x>\r\n", "DATA\r\n", "hello\r\n.\r\n");
        }
        await following;
        Assert.Equal(["0001.eml", "0002.eml", "0003.eml"], stored);
    }

    [Fact]
    public async Task Half_a_line_waits_nonsense_is_passed_over_and_a_shorter_file_is_a_new_one()
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, FeedReader.FileName);
        var reader = new FeedReader(folder);
        Assert.Empty(reader.ReadNew());
        await File.WriteAllTextAsync(file, "{\"v\":1,\"event\":\"started\",\"server\":\"1:1\"}\nnonsense\n{\"v\":2,\"event\":\"later\",\"server\":\"1:1\"}\n{\"v\":1,\"event\":\"stop", Cancel);
        Assert.Equal(["started"], reader.ReadNew().Select(one => one.Event));
        await File.AppendAllTextAsync(file, "ped\",\"server\":\"1:1\",\"new\":[]}\n", Cancel);
        Assert.Equal(["stopped"], reader.ReadNew().Select(one => one.Event));
        await File.WriteAllTextAsync(file, "{\"v\":1,\"event\":\"cleared\",\"server\":\"1:1\"}\n", Cancel);
        Assert.Equal(["cleared"], reader.ReadNew().Select(one => one.Event));
    }

    [Fact]
    public async Task Clearing_begins_the_feed_anew()
    {
        using var server = FakeMailServer.Start(port: 0, folder: folder);
        await TalkAsync(server, "HELO me\r\n");
        server.Clear();
        Assert.Equal(["cleared"], new FeedReader(folder).ReadNew().Select(one => one.Event).Where(one => one is not ("said" or "ended")));
    }

    [Fact]
    public async Task Two_servers_share_a_folder()
    {
        using (var one = FakeMailServer.Start(port: 0, folder: folder))
        using (var other = FakeMailServer.Start(port: 0, folder: folder))
            await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
                TalkAsync(i % 2 is 0 ? one : other, "HELO me\r\n", "MAIL FROM:<a@x>\r\n", "RCPT TO:<b@x>\r\n", "DATA\r\n", "hello\r\n.\r\n", "QUIT\r\n")));
        var events = new FeedReader(folder).ReadNew();
        Assert.Equal(20, events.Where(one => one.Event is "stored").Select(one => one.File).Distinct().Count());
        Assert.Equal(20 * 13, events.Count(one => one.Event is "said"));
        Assert.Equal(2, events.Select(one => one.Server).Distinct().Count());
    }

    [Fact]
    public async Task So_do_two_processes_and_neither_writes_over_the_lines_of_the_other()
    {
        const int messages = 300;
        string[] transaction = ["MAIL FROM:<a@x>\r\n", "RCPT TO:<b@x>\r\n", "DATA\r\n", "hello\r\n.\r\n"];
        List<Process> servers = [StoringServer.Start(folder), StoringServer.Start(folder)];
        await Task.WhenAll(servers.Select(async server =>
        {
            var port = int.Parse((await server.StandardOutput.ReadLineAsync(Cancel).AsTask().WaitAsync(Deadline, Cancel))!, null);
            await TalkAsync("127.0.0.1", port, ["HELO me\r\n", .. Enumerable.Repeat(transaction, messages).SelectMany(part => part), "QUIT\r\n"]);
            server.StandardInput.Close();
            await server.WaitForExitAsync(Cancel).WaitAsync(Deadline, Cancel);
        }));
        var lines = await File.ReadAllLinesAsync(Path.Combine(folder, FeedReader.FileName), Cancel);
        Assert.All(lines, line => Assert.NotNull(FeedEvent.Parse(Encoding.UTF8.GetBytes(line))));
        var events = new FeedReader(folder).ReadNew();
        foreach (var server in events.GroupBy(one => one.Server))
            Assert.Equal((1, messages, 1 + 2 * (2 + 4 * messages), 1), (server.Count(one => one.Event is "began"), server.Count(one => one.Event is "stored"), server.Count(one => one.Event is "said"), server.Count(one => one.Event is "stopped")));
        Assert.Equal(2 * messages, events.Where(one => one.Event is "stored").Select(one => one.File).Distinct().Count());
    }

    [Fact]
    public async Task Ten_lines_of_shell_read_it()
    {
        Assert.SkipUnless(File.Exists("/bin/sh") && File.Exists("/usr/bin/tail"), "There is no shell here.");
        using (var server = FakeMailServer.Start(port: 0, folder: folder)) await TalkAsync(server, "HELO me\r\n", "MAIL FROM:<a@x>\r\n", "RCPT TO:<b@x>\r\n", "DATA\r\n", "hello\r\n.\r\n", "QUIT\r\n");
        var page = await File.ReadAllTextAsync(Path.Combine(Repository(), "lessons", "FakeMail", "FEED.md"), Cancel);
        var script = page.Split("```sh\n")[1].Split("```")[0];
        await File.WriteAllTextAsync(Path.Combine(folder, "feed.sh"), script, Cancel);
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["feed.sh", "."]) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var said = new StringBuilder();
        try
        {
            while (await shell.StandardOutput.ReadLineAsync(Cancel).AsTask().WaitAsync(Deadline, Cancel) is { } line && said.Append(line).Append('\n') is not null && !line.StartsWith("S: 221", StringComparison.Ordinal)) { }
        }
        finally
        {
            shell.Kill(entireProcessTree: true);
        }
        Assert.Equal("S: 220 fake.example ESMTP ready\nC: HELO me\nS: 250 fake.example greets me\nC: MAIL FROM:<a@x>\nS: 250 Sender OK\nC: RCPT TO:<b@x>\nS: 250 Recipient OK\nC: DATA\nS: 354 Start mail; end with <CRLF>.<CRLF>\n   stored as 0001.eml\nC: .\nS: 250 Message stored\nC: QUIT\nS: 221 Bye\n", said.ToString());
    }

    static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Lessons.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    static Task TalkAsync(FakeMailServer server, params string[] parts) => TalkAsync(server.Host, server.Port, parts);

    static async Task TalkAsync(string host, int port, string[] parts)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(host, port, Cancel);
        using var reader = new StreamReader(tcp.GetStream(), Encoding.Latin1);
        await reader.ReadLineAsync(Cancel).AsTask().WaitAsync(Deadline, Cancel);
        foreach (var part in parts)
        {
            await tcp.GetStream().WriteAsync(Encoding.Latin1.GetBytes(part), Cancel);
            await reader.ReadLineAsync(Cancel).AsTask().WaitAsync(Deadline, Cancel);
        }
    }
}
