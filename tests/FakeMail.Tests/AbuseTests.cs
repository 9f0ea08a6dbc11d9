using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace FakeMail.Tests;

/// <summary>What hostile or unlucky clients, and the end of the process, must not come to.</summary>
[Collection(nameof(EnvironmentTests))]   // alone, because memory is weighed
public sealed class AbuseTests : IDisposable
{
    static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    readonly string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HELO me\r\nMAIL FROM:<a@x>\r\nRCPT TO:<b@x>\r\nDATA\r\n")]
    public async Task A_gigabyte_without_a_line_end_takes_little_memory(string before)
    {
        using var server = FakeMailServer.Start(port: 0, folder: folder);
        using var client = await ConnectAsync(server);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(before), Cancel);
        var megabyte = new byte[1 << 20];
        var weight = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 1024; i++) await client.GetStream().WriteAsync(megabyte, Cancel);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - weight, long.MinValue, 48 << 20);
        Assert.InRange(server.Transcript.Dropped, 900L << 20, 1024L << 20);
        await IsServedAsync(server);
    }

    [Fact]
    public async Task A_slow_sender_keeps_nobody_waiting_and_has_no_more_time_than_others()
    {
        using var server = FakeMailServer.Start(port: 0, settings: new() { Patience = TimeSpan.FromSeconds(1) });
        using var slow = await ConnectAsync(server);
        using var reader = new StreamReader(slow.GetStream(), Encoding.ASCII);
        var end = reader.ReadToEndAsync(Cancel);
        var watch = Stopwatch.StartNew();
        try
        {
            while (!end.IsCompleted && watch.Elapsed < Deadline)
            {
                await slow.GetStream().WriteAsync("x"u8.ToArray(), Cancel);   // an octet now and then, never a line
                await IsServedAsync(server);
            }
        }
        catch (IOException) { }   // it was hung up on
        Assert.Contains("421", await end.WaitAsync(Deadline, Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_that_were_left_open_end_by_themselves()
    {
        using var server = FakeMailServer.Start(port: 0, settings: new() { Patience = TimeSpan.FromMilliseconds(300) });
        var open = new List<TcpClient>();
        for (var i = 0; i < 50; i++) open.Add(await ConnectAsync(server));
        foreach (var client in open)
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            Assert.Contains("421", await reader.ReadToEndAsync(Cancel).WaitAsync(Deadline, Cancel), StringComparison.Ordinal);
        }
        await IsServedAsync(server);
    }

    // A process of this very test program stores mail (StoringServer) and is killed in the middle of it, like by kill -9.
    [Fact]
    public async Task What_was_acknowledged_is_there_whole_after_a_kill()
    {
        for (var round = 0; round < 3; round++)
        {
            var mail = Path.Combine(folder, $"{round}");
            var acknowledged = new List<string>();
            using var server = StoringServer.Start(mail);
            var port = int.Parse((await server.StandardOutput.ReadLineAsync(Cancel).AsTask().WaitAsync(Deadline, Cancel))!, null);
            var clients = Enumerable.Range(0, 6).Select(i => StoreAsync(port, i, acknowledged)).ToList();
            while (true)
            {
                lock (acknowledged) if (acknowledged.Count > 100 + 50 * round) break;
                await Task.Delay(1, Cancel);
            }
            server.Kill();
            await Task.WhenAll(clients);
            await server.WaitForExitAsync(Cancel);

            var there = new MailFiles(mail).Saved().Select(saved => (saved.Envelope, Text: Encoding.ASCII.GetString(saved.Content.Octets))).ToList();
            Assert.All(there, saved => Assert.EndsWith("\r\nend\r\n", saved.Text, StringComparison.Ordinal));
            Assert.All(there, saved => Assert.Equal("a@x → b@x", saved.Envelope.ToString()));
            Assert.Subset(there.Select(saved => saved.Text.Split("\r\n")[0]).ToHashSet(), acknowledged.ToHashSet());
        }
    }

    static async Task StoreAsync(int port, int client, List<string> acknowledged)
    {
        try
        {
            using var tcp = new TcpClient("127.0.0.1", port);
            using var reader = new StreamReader(tcp.GetStream(), Encoding.ASCII);
            await reader.ReadLineAsync(Cancel);
            await SayAsync(tcp, reader, "HELO me");
            for (var i = 0; ; i++)
            {
                var name = $"{client} {i}";
                var filler = string.Concat(Enumerable.Repeat(new string('x', 78) + "\r\n", i % 10 is 0 ? 3000 : 20));   // some go to a file while they come
                foreach (var line in (string[])["MAIL FROM:<a@x>", "RCPT TO:<b@x>", "DATA"]) await SayAsync(tcp, reader, line);
                if (await SayAsync(tcp, reader, $"{name}\r\n{filler}end\r\n.") is not ['2', ..]) return;
                lock (acknowledged) acknowledged.Add(name);
            }
        }
        catch (Exception killed) when (killed is IOException or SocketException) { }
    }

    static async Task<string> SayAsync(TcpClient tcp, StreamReader reader, string line)
    {
        await tcp.GetStream().WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), Cancel);
        return await reader.ReadLineAsync(Cancel) ?? throw new IOException("The server is gone.");
    }

    static async Task<TcpClient> ConnectAsync(FakeMailServer server)
    {
        var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port, Cancel);
        return client;
    }

    static async Task IsServedAsync(FakeMailServer server)
    {
        using var client = await ConnectAsync(server);
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        Assert.StartsWith("220", await reader.ReadLineAsync(Cancel).AsTask().WaitAsync(Deadline, Cancel), StringComparison.Ordinal);
        Assert.StartsWith("250", await SayAsync(client, reader, "HELO me").WaitAsync(Deadline, Cancel), StringComparison.Ordinal);
    }
}
