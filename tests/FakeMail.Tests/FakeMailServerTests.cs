using System.Net;
using System.Net.Sockets;
using System.Text;
using FakeMail.Smtp;

namespace FakeMail.Tests;

public sealed class FakeMailServerTests : IDisposable
{
    static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    readonly string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_message_is_in_the_list_and_in_a_file_before_the_client_hears_250()
    {
        using var server = FakeMailServer.Start(port: 0, folder: folder);
        using var client = await Client.ConnectAsync(server);
        await client.SayAsync("HELO me", "MAIL FROM:<ann@school>", "RCPT TO:<bob@home>", "DATA");
        Assert.StartsWith("250", await client.SayAsync("Subject: hi\r\n\r\nhello\r\n."), StringComparison.Ordinal);

        var message = Assert.Single(server.Messages);
        Assert.Equal((1, "ann@school → bob@home", "Subject: hi\r\n\r\nhello\r\n"), (message.Number, message.Envelope.ToString(), message.Text));
        Assert.Equal(message.Octets, await File.ReadAllBytesAsync(message.File!, Cancel));
        Assert.Same(server.Transcript, message.Transcript);
    }

    [Fact]
    public async Task Without_a_folder_nothing_is_saved()
    {
        using var server = FakeMailServer.Start(port: 0);
        await SendAsync(server);
        Assert.Null(server.Messages[^1].File);
    }

    [Fact]
    public async Task The_next_message_can_be_waited_for()
    {
        using var server = FakeMailServer.Start(port: 0);
        var waiting = server.Messages.NextAsync(Deadline);
        await SendAsync(server, "one");
        await SendAsync(server, "two");
        Assert.Equal("one\r\n", (await waiting).Text);
        Assert.Equal("two\r\n", (await server.Messages.NextAsync(Deadline)).Text);
    }

    [Fact]
    public async Task Waiting_for_a_message_that_does_not_come_ends_with_advice()
    {
        using var server = FakeMailServer.Start(port: 0);
        var none = await Assert.ThrowsAsync<TimeoutException>(() => server.Messages.NextAsync(TimeSpan.FromMilliseconds(1)));
        Assert.Contains("lone dot", none.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Asking_for_a_message_that_is_not_there_says_so()
    {
        using var server = FakeMailServer.Start(port: 0);
        Assert.Equal("The server has no message yet.", Assert.Throws<InvalidOperationException>(() => server.Messages[^1]).Message);
    }

    [Fact]
    public async Task Starting_a_server_again_replaces_the_old_one()
    {
        using var first = FakeMailServer.Start(port: 0);
        using var client = await Client.ConnectAsync(first);
        await client.SayAsync("HELO me");
        using var second = FakeMailServer.Start(port: first.Port);
        Assert.Equal((first.Port, false, true), (second.Port, first.IsListening, second.IsListening));
        await client.UntilTheEndAsync();   // the old server has hung up
        await SendAsync(second);
        Assert.Equal((0, 1), (first.Messages.Count, second.Messages.Count));
    }

    [Fact]
    public void A_server_of_another_copy_of_the_assembly_is_replaced_too()   // a notebook may load it twice
    {
        using var first = FakeMailServer.Start(port: 0);
        var context = new System.Runtime.Loader.AssemblyLoadContext("copy");
        var copy = context.LoadFromAssemblyPath(typeof(FakeMailServer).Assembly.Location).GetType(typeof(FakeMailServer).FullName!)!;
        Assert.NotEqual(typeof(FakeMailServer), copy);
        var start = copy.GetMethod(nameof(FakeMailServer.Start))!;
        using var second = (IDisposable)start.Invoke(null, [first.Port, .. new object?[start.GetParameters().Length - 1]])!;
        Assert.False(first.IsListening);
    }

    [Fact]
    public void A_port_that_another_program_has_is_one_clear_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        if (OperatingSystem.IsWindows()) other.ExclusiveAddressUse = true;
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var refused = Assert.Throws<IOException>(() => FakeMailServer.Start(port));
        Assert.Equal($"Port {port} is in use by another program. Stop that program, or take any free port: FakeMailServer.Start(port: 0).", refused.Message);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(65536)]
    public void What_is_no_port_is_refused(int port) => Assert.Throws<ArgumentOutOfRangeException>(() => FakeMailServer.Start(port));

    [Fact]
    public async Task Clearing_forgets_messages_conversations_and_files()
    {
        using var server = FakeMailServer.Start(port: 0, folder: folder);
        await SendAsync(server);
        server.Clear();
        Assert.Empty(server.Messages);
        Assert.Empty(server.Transcripts);
        Assert.Empty(server.Transcript.Lines);
        Assert.Empty(Directory.GetFiles(folder, "0*"));
        await SendAsync(server, "again");
        Assert.Equal(1, Assert.Single(server.Messages).Number);
    }

    [Fact]
    public async Task A_stopped_server_keeps_what_it_has()
    {
        var server = FakeMailServer.Start(port: 0);
        await SendAsync(server);
        server.Stop();
        server.Stop();
        Assert.Single(server.Messages);
        await Assert.ThrowsAnyAsync<SocketException>(() => Client.ConnectAsync(server));
    }

    [Fact]
    public async Task A_client_that_dies_in_the_middle_leaves_nothing_and_disturbs_nobody()
    {
        using var server = FakeMailServer.Start(port: 0, folder: folder);
        using (var dying = await Client.ConnectAsync(server))
        {
            await dying.SayAsync("HELO me", "MAIL FROM:<a@x>", "RCPT TO:<b@x>", "DATA");
            await dying.SendAsync("half a mess");
            dying.Reset();
        }
        await SendAsync(server);
        Assert.Equal("hello\r\n", Assert.Single(server.Messages).Text);
        Assert.Equal(2, server.Transcripts.Count);
    }

    [Fact]
    public async Task Parked_clients_do_not_starve_the_next()
    {
        using var server = FakeMailServer.Start(port: 0);
        var parked = new List<Client>();
        for (var i = 0; i < 200; i++) parked.Add(await Client.ConnectAsync(server));
        await SendAsync(server);
        Assert.Single(server.Messages);
        parked.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task Twenty_clients_at_once_are_all_served()
    {
        using var server = FakeMailServer.Start(port: 0, folder: folder);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            for (var j = 0; j < 5; j++) await SendAsync(server, $"{i} {j}");
        }));
        Assert.Equal(100, server.Messages.Select(message => message.Text).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, 100), server.Messages.Select(message => message.Number));
        Assert.Equal(100, Directory.GetFiles(folder, "*.eml").Length);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_451_to_the_client()
    {
        await File.WriteAllTextAsync(folder + ".file", "", Cancel);
        using var server = FakeMailServer.Start(port: 0, folder: folder + ".file");   // a file where the folder should be
        using var client = await Client.ConnectAsync(server);
        await client.SayAsync("HELO me", "MAIL FROM:<a@x>", "RCPT TO:<b@x>", "DATA");
        Assert.StartsWith("451", await client.SayAsync("."), StringComparison.Ordinal);
        File.Delete(folder + ".file");
    }

    [Fact]
    public async Task It_listens_to_nobody_outside_of_this_machine()
    {
        using var server = FakeMailServer.Start(port: 0, settings: new SmtpSettings { Domain = "mine.test" });
        Assert.Equal("127.0.0.1", server.Host);
        using var client = await Client.ConnectAsync(server);
        Assert.StartsWith("220 mine.test", client.Greeting, StringComparison.Ordinal);
    }

    static async Task SendAsync(FakeMailServer server, string text = "hello")
    {
        using var client = await Client.ConnectAsync(server);
        await client.SayAsync("HELO me", "MAIL FROM:<a@x>", "RCPT TO:<b@x>", "DATA", text + "\r\n.", "QUIT");
    }

    /// <summary>A client that says one line and waits for one line.</summary>
    sealed class Client(TcpClient tcp) : IDisposable
    {
        readonly StreamReader reader = new(tcp.GetStream(), Encoding.Latin1);

        public string Greeting { get; private set; } = "";

        public static async Task<Client> ConnectAsync(FakeMailServer server)
        {
            var tcp = new TcpClient();
            await tcp.ConnectAsync(server.Host, server.Port, Cancel);
            var client = new Client(tcp);
            client.Greeting = await client.ReadAsync();
            return client;
        }

        public async Task<string> SayAsync(params string[] lines)
        {
            var reply = "";
            foreach (var line in lines)
            {
                await SendAsync(line + "\r\n");
                reply = await ReadAsync();
            }
            return reply;
        }

        public Task SendAsync(string text) => tcp.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text), Cancel).AsTask();

        public async Task UntilTheEndAsync()
        {
            try { while (await reader.ReadLineAsync(Cancel).AsTask().WaitAsync(Deadline, Cancel) is not null) { } }
            catch (IOException) { }   // hung up the hard way
        }

        public void Reset() => tcp.Client.LingerState = new(true, 0);   // closing sends RST

        public void Dispose() => tcp.Dispose();

        async Task<string> ReadAsync() => await reader.ReadLineAsync(Cancel).AsTask().WaitAsync(Deadline, Cancel) ?? throw new IOException("The server hung up.");
    }
}
