using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using FakeMail.Tls;

namespace FakeMail.Tests;

/// <summary>A connection that becomes an encrypted one, whatever protocol speaks over it.</summary>
public class TlsTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("fake.example")]
    public async Task A_client_that_trusts_the_certificate_finds_its_name_in_it(string name)
    {
        await using var ends = await Ends.OpenAsync();
        using var secure = new SslStream(ends.Client.GetStream());
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.Add(X509Certificate2.CreateFromPem(SelfMadeCertificate.Pem));
        var server = ends.Channel.EncryptAsync(SelfMadeCertificate.Instance, Cancel);
        await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = name, CertificateChainPolicy = trust }, Cancel);
        await server;
        Assert.True(ends.Channel.IsEncrypted);
    }

    [Fact]
    public void It_is_the_same_certificate_every_time_and_keeps_its_key_to_itself()
    {
        Assert.Same(SelfMadeCertificate.Instance, SelfMadeCertificate.Instance);
        Assert.True(SelfMadeCertificate.Instance.HasPrivateKey);
        Assert.Equal("CN=fake.example", SelfMadeCertificate.Instance.Subject);
        Assert.DoesNotContain("PRIVATE", SelfMadeCertificate.Pem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_go_on_encrypted_and_what_came_too_early_is_gone()   // RFC 3207 §4.2
    {
        await using var ends = await Ends.OpenAsync();
        await ends.Client.GetStream().WriteAsync("STARTTLS\r\nMAIL FROM:<evil@x>\r\nRCPT"u8.ToArray(), Cancel);
        Assert.Equal("STARTTLS", Encoding.ASCII.GetString((await ends.Channel.ReadLineAsync(100, Cancel)).Octets));
        Assert.False(ends.Channel.IsEncrypted);

        var server = ends.Channel.EncryptAsync(SelfMadeCertificate.Instance, Cancel);
        using var secure = new SslStream(ends.Client.GetStream());
        await secure.AuthenticateAsClientAsync(Trusting, Cancel);
        await server;
        await secure.WriteAsync("EHLO me\r\n"u8.ToArray(), Cancel);
        Assert.Equal("EHLO me", Encoding.ASCII.GetString((await ends.Channel.ReadLineAsync(100, Cancel)).Octets));
        await ends.Channel.SendAsync("250 hello\r\n"u8.ToArray(), Cancel);
        Assert.Equal("250 hello", await new StreamReader(secure).ReadLineAsync(Cancel));
        Assert.Equal(["STARTTLS", "MAIL FROM:<evil@x>", "RCPT", "encrypted from here on", "EHLO me", "250 hello"], ends.Transcript.Lines.Select(line => line.Note ?? line.Text));
    }

    [Fact]
    public async Task An_encrypted_connection_ends_with_a_farewell()   // RFC 8446 §6.1: without, the end could be a cut
    {
        await using var ends = await Ends.OpenAsync();
        var server = ends.Channel.EncryptAsync(SelfMadeCertificate.Instance, Cancel);
        using var secure = new SslStream(ends.Client.GetStream());
        await secure.AuthenticateAsClientAsync(Trusting, Cancel);
        await server;
        await ends.Channel.CloseAsync();
        await ends.Server.DisposeAsync();
        Assert.Equal(0, await secure.ReadAsync(new byte[10], Cancel));
    }

    [Fact]
    public async Task What_is_no_handshake_ends_the_connection()
    {
        await using var ends = await Ends.OpenAsync();
        await ends.Client.GetStream().WriteAsync("EHLO me\r\n"u8.ToArray(), Cancel);
        ends.Client.Client.Shutdown(SocketShutdown.Send);
        var failure = await Record.ExceptionAsync(async () => await ends.Channel.EncryptAsync(SelfMadeCertificate.Instance, Cancel));
        Assert.True(failure is AuthenticationException or IOException, $"{failure}");
        Assert.False(ends.Channel.IsEncrypted);
    }

    [Fact]
    public async Task Pipes_in_memory_cannot_be_encrypted()
    {
        var pipe = new System.IO.Pipelines.Pipe();
        var channel = new LineChannel(new InMemory(pipe.Reader, pipe.Writer), new(), Speaker.Server, TimeSpan.FromSeconds(1), TimeProvider.System);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await channel.EncryptAsync(SelfMadeCertificate.Instance, Cancel));
    }

    static SslClientAuthenticationOptions Trusting => new() { TargetHost = "localhost", RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate!.Subject is "CN=fake.example" };

    sealed record InMemory(System.IO.Pipelines.PipeReader Input, System.IO.Pipelines.PipeWriter Output) : System.IO.Pipelines.IDuplexPipe;

    /// <summary>Both ends of a connection.</summary>
    sealed record Ends(TcpClient Client, Connection Server, LineChannel Channel, Transcript Transcript) : IAsyncDisposable
    {
        public static async Task<Ends> OpenAsync()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var client = new TcpClient();
            await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint, Cancel);
            var (server, transcript) = (new Connection(await listener.AcceptSocketAsync(Cancel)), new Transcript());
            return new(client, server, new(server, transcript, Speaker.Server, TimeSpan.FromSeconds(20), TimeProvider.System), transcript);
        }

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await Server.DisposeAsync();
        }
    }
}
