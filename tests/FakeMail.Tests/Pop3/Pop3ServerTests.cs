using System.Net.Sockets;

namespace FakeMail.Tests.Pop3;

public class Pop3ServerTests
{
    [Fact]
    public async Task The_transcript_has_no_password()
    {
        using var server = FakeMailServer.Start(port: 0);
        using var pop = server.StartPop3(port: 0);
        await TalkAsync(pop.Port, "USER ann\r\nPASS my secret\r\nQUIT\r\n");
        Assert.Equal(["USER ann", "PASS ********", "QUIT"], pop.Transcript.Commands);
        Assert.DoesNotContain("secret", pop.Transcript.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_SMTP_took_is_there()
    {
        using var server = FakeMailServer.Start(port: 0);
        using var pop = server.StartPop3(port: 0);
        await TalkAsync(server.Port, "HELO me\r\nMAIL FROM:<a@x>\r\nRCPT TO:<b@x>\r\nDATA\r\nhello\r\n.\r\nQUIT\r\n");
        Assert.Contains("+OK 7 octets\r\nhello\r\n.\r\n", await TalkAsync(pop.Port, "USER b\r\nPASS x\r\nRETR 1\r\nQUIT\r\n"), StringComparison.Ordinal);

        server.Clear();
        Assert.Contains("+OK 0 messages", await TalkAsync(pop.Port, "USER b\r\nPASS x\r\nQUIT\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_session_has_a_stamp_of_its_own()   // RFC 1939 §7
    {
        using var server = FakeMailServer.Start(port: 0, clock: new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new(2001, 11, 9, 1, 8, 47, TimeSpan.Zero)));
        using var pop = server.StartPop3(port: 0);
        Assert.StartsWith("+OK POP3 ready <1.1005268127000@fake.example>\r\n", await TalkAsync(pop.Port, "QUIT\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("+OK POP3 ready <2.1005268127000@fake.example>\r\n", await TalkAsync(pop.Port, "QUIT\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_stops_with_the_server_and_hangs_up()
    {
        using var server = FakeMailServer.Start(port: 0);
        using var pop = server.StartPop3(port: 0);
        using var client = new TcpClient();
        await client.ConnectAsync(pop.Host, pop.Port, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(client.GetStream());
        await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        server.Stop();
        Assert.False(pop.IsListening);
        Assert.Null(await reader.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_port_that_another_program_has_is_one_clear_sentence()
    {
        using var other = new TcpListener(System.Net.IPAddress.Loopback, 0);
        other.Start();
        var port = ((System.Net.IPEndPoint)other.LocalEndpoint).Port;
        using var server = FakeMailServer.Start(port: 0);
        Assert.Equal($"Port {port} is in use by another program. Stop that program, or take any free port: StartPop3(port: 0).",
            Assert.Throws<IOException>(() => server.StartPop3(port)).Message);
    }

    static async Task<string> TalkAsync(int port, string said)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(System.Net.IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(said), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
