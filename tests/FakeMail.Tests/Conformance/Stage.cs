using System.IO.Pipelines;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using FakeMail.Smtp;
using FakeMail.Tls;

namespace FakeMail.Tests.Conformance;

/// <summary>A server to play against, seen by the client.</summary>
abstract class Stage : IAsyncDisposable
{
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);   // a silent server must fail, not hang

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected Transcript Heard { get; } = new();

    protected LineChannel Client { get; set; } = null!;

    /// <summary>What came, in order.</summary>
    public abstract IReadOnlyList<(Envelope Envelope, string Message)> Delivered { get; }

    /// <summary>The conversation as the client had it, for people who look for a fault.</summary>
    public string Transcript => Heard.ToString();

    public ValueTask SendAsync(byte[] octets) => Client.SendAsync(octets, Cancel);

    /// <summary>The next line of the server; <c>null</c> if it has hung up.</summary>
    public async Task<string?> HearAsync()
    {
        try
        {
            return await Client.ReadLineAsync(4096, Cancel) is { End: LineEnd.Crlf } line ? Encoding.Latin1.GetString(line.Octets) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    public abstract Task EncryptAsync();

    /// <summary>Hangs up, and waits until the server has noticed.</summary>
    public abstract ValueTask DisposeAsync();
}

/// <summary>Pipes in memory, through which the server gets no more than so many octets at once.</summary>
sealed class MemoryStage : Stage
{
    readonly Pipe toServer = new(), toClient = new();
    readonly TaskCompletionSource encrypted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly List<(Envelope Envelope, string Message)> delivered = [];
    readonly Task running;

    public MemoryStage(SmtpSettings settings, int most = int.MaxValue)
    {
        Client = new(new Ends(toClient.Reader, toServer.Writer, encrypted), Heard, Speaker.Client, Patience, TimeProvider.System);
        var input = most is int.MaxValue ? toServer.Reader : PipeReader.Create(new Drops(toServer.Reader.AsStream(), most), new(bufferSize: Math.Max(most, 16), minimumReadSize: 1));
        var server = new LineChannel(new Ends(input, toClient.Writer, encrypted), new Transcript(), Speaker.Server, settings.Patience, TimeProvider.System);
        running = new SmtpSession(server, settings, (envelope, message) =>
        {
            delivered.Add((envelope, Encoding.Latin1.GetString(message.Octets)));
            return Task.CompletedTask;
        }).RunAsync(Cancel);
    }

    public override IReadOnlyList<(Envelope Envelope, string Message)> Delivered => delivered;

    // There is nothing to shake; but what was said too early must be gone before anything new is said.
    public override Task EncryptAsync() => encrypted.Task.WaitAsync(Patience, Cancel);

    /// <summary>The client says no more.</summary>
    public ValueTask FinishAsync() => toServer.Writer.CompleteAsync();

    public override async ValueTask DisposeAsync()
    {
        await FinishAsync();
        await running.WaitAsync(Patience, Cancel);
        Client.Dispose();
    }

    sealed record Ends(PipeReader Input, PipeWriter Output, TaskCompletionSource Encrypted) : IEncryptablePipe
    {
        public bool IsEncrypted => Encrypted.Task.IsCompleted;

        public Task EncryptAsync(X509Certificate2 certificate, CancellationToken cancel)
        {
            Encrypted.SetResult();
            return Task.CompletedTask;
        }
    }

    /// <summary>A stream that gives no more than so many octets at once.</summary>
    sealed class Drops(Stream source, int most) : Stream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => source.ReadAsync(buffer[..Math.Min(most, buffer.Length)], cancellationToken);

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

/// <summary>A real server on a real socket.</summary>
sealed class SocketStage : Stage
{
    readonly FakeMailServer server;
    readonly TcpClient socket = new() { NoDelay = true };
    Stream stream = null!;

    SocketStage(SmtpSettings settings) => server = FakeMailServer.Start(port: 0, settings: settings);

    public static async Task<SocketStage> OpenAsync(SmtpSettings settings)
    {
        var stage = new SocketStage(settings);
        await stage.socket.ConnectAsync(stage.server.Host, stage.server.Port, Cancel);
        stage.TalkOver(stage.socket.GetStream());
        if (settings.ImplicitTls) await stage.EncryptAsync();
        return stage;
    }

    public override IReadOnlyList<(Envelope Envelope, string Message)> Delivered => [.. server.Messages.Select(message => (message.Envelope, message.Text))];

    public override async Task EncryptAsync()
    {
        var secure = new SslStream(stream, leaveInnerStreamOpen: true);
        await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "localhost", RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate!.Subject is "CN=fake.example" }, Cancel);
        TalkOver(secure);
    }

    public override async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await stream.DisposeAsync();
        socket.Dispose();
        server.Dispose();
    }

    void TalkOver(Stream over)
    {
        stream = over;
        Client = new(new Ends(PipeReader.Create(over), PipeWriter.Create(over)), Heard, Speaker.Client, Patience, TimeProvider.System);
    }

    sealed record Ends(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
