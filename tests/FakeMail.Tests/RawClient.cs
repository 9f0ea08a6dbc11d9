using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace FakeMail.Tests;

/// <summary>A client that says what a test tells it to.</summary>
sealed class RawClient : IDisposable
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    readonly TcpClient tcp;
    Stream stream;

    RawClient(TcpClient tcp) => (this.tcp, stream) = (tcp, tcp.GetStream());

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Connects, and hears nothing yet.</summary>
    public static async Task<RawClient> ConnectAsync(FakeMailServer server)
    {
        var tcp = new TcpClient { NoDelay = true };
        await tcp.ConnectAsync(server.Host, server.Port, Cancel);
        return new(tcp);
    }

    /// <summary>Says lines one by one, and hears a reply to each; returns the last.</summary>
    public async Task<string?> SayAsync(params string[] lines)
    {
        string? reply = null;
        foreach (var line in lines)
        {
            await SendAsync(line + "\r\n");
            reply = await HearAsync();
        }
        return reply;
    }

    public Task SendAsync(string text) => stream.WriteAsync(Encoding.Latin1.GetBytes(text), Cancel).AsTask();

    /// <summary>The next reply, lines joined by a bar; <c>null</c> if the server has hung up.</summary>
    public async Task<string?> HearAsync()
    {
        var lines = new List<string>();
        while (await LineAsync() is { } line)
        {
            lines.Add(line);
            if (!SmtpReply.Continues(line)) return string.Join('|', lines);
        }
        return null;
    }

    public async Task EncryptAsync()
    {
        var secure = new SslStream(stream);
        await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "localhost", RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate!.Subject is "CN=fake.example" }, Cancel);
        stream = secure;
    }

    public void Dispose()
    {
        stream.Dispose();
        tcp.Dispose();
    }

    // Octet by octet, so that nothing of what comes after it is swallowed.
    async Task<string?> LineAsync()
    {
        var line = new StringBuilder();
        var octet = new byte[1];
        try
        {
            while (await stream.ReadAsync(octet, Cancel).AsTask().WaitAsync(Deadline, Cancel) > 0)
            {
                line.Append((char)octet[0]);
                if (line.Length > 1 && line[^1] is '\n' && line[^2] is '\r') return line.ToString(0, line.Length - 2);
            }
        }
        catch (IOException)
        {
            // It hung up the hard way.
        }
        return null;
    }
}
