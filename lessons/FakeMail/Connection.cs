using System.IO.Pipelines;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using FakeMail.Tls;

namespace FakeMail;

/// <summary>A socket as two pipes, which is all that a conversation wants to know of it; encrypted from the moment when it is asked to.</summary>
public sealed class Connection : IEncryptablePipe, IDisposable, IAsyncDisposable
{
    static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    readonly NetworkStream plain;
    SslStream? encrypted;

    /// <summary>Takes over a connected socket.</summary>
    public Connection(Socket socket)
    {
        socket.NoDelay = true;   // a conversation is made of short lines: waiting to fill a packet only slows it down
        plain = new(socket, ownsSocket: true);
        (Input, Output) = PipesOver(plain);
    }

    /// <summary>What comes in.</summary>
    public PipeReader Input { get; private set; }

    /// <summary>What goes out.</summary>
    public PipeWriter Output { get; private set; }

    /// <inheritdoc/>
    public bool IsEncrypted => encrypted is not null;

    /// <inheritdoc/>
    public async Task EncryptAsync(X509Certificate2 certificate, CancellationToken cancel)
    {
        await Output.CompleteAsync();
        await Input.CompleteAsync();   // and with it goes what it had read ahead
        var stream = new SslStream(plain, leaveInnerStreamOpen: true);
        await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, cancel);
        encrypted = stream;
        (Input, Output) = PipesOver(stream);
    }

    /// <summary>Closes the socket so that the other side can hear the last words; if it is encrypted, with the farewell that tells an end from a cut (RFC 8446 §6.1).</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (encrypted is not null) await encrypted.ShutdownAsync().WaitAsync(Farewell);
            if (plain.DataAvailable) await HearOutAsync();
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or TimeoutException or InvalidOperationException)
        {
            // There is nobody left to say it to.
        }
        Dispose();
    }

    /// <summary>Closes the socket without a word.</summary>
    public void Dispose()
    {
        encrypted?.Dispose();
        plain.Dispose();
    }

    // A socket that is closed with something unread resets the connection, and takes the last words with it.
    async Task HearOutAsync()
    {
        using var patience = new CancellationTokenSource(Farewell);
        plain.Socket.Shutdown(SocketShutdown.Send);
        var waste = new byte[16 * 1024];
        while (await plain.ReadAsync(waste, patience.Token) > 0) { }
    }

    static (PipeReader, PipeWriter) PipesOver(Stream stream) =>
        (new WireReader(stream), new WireWriter(stream));
}
