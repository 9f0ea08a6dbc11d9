using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using FakeMail.Tls;

namespace FakeMail;

/// <content>From plain octets to TLS in the middle of a conversation (RFC 3207).</content>
public sealed partial class LineChannel
{
    /// <summary>Whether the connection can be encrypted: a socket can, pipes in memory cannot.</summary>
    public bool CanEncrypt => pipe is IEncryptablePipe;

    /// <summary>Whether the connection is encrypted.</summary>
    public bool IsEncrypted => pipe is IEncryptablePipe { IsEncrypted: true };

    /// <summary>Encrypts the connection from here on, as the server. What the client said too early is recorded, and then thrown away (RFC 3207 §4.2).</summary>
    /// <exception cref="InvalidOperationException">The connection is one that cannot be encrypted.</exception>
    /// <exception cref="System.Security.Authentication.AuthenticationException">The handshake failed; there is nothing to say any more but goodbye.</exception>
    /// <exception cref="TimeoutException">The other side said nothing for too long.</exception>
    public async ValueTask EncryptAsync(X509Certificate2 certificate, CancellationToken stop)
    {
        if (pipe is not IEncryptablePipe encryptable) throw new InvalidOperationException("This connection cannot be encrypted: it is no socket.");
        await FlushAsync(stop);
        if (pipe.Input.TryRead(out var early)) Take(early.Buffer);
        try
        {
            await reading.Await(Handshake(reading.Token(stop)));
            reading.Rest();
            transcript.AddNote(self, "encrypted from here on");
        }
        catch (Exception failure) when (failure is AuthenticationException or IOException)
        {
            transcript.AddNote(self, "the handshake failed");
            throw;
        }

        async ValueTask<bool> Handshake(CancellationToken token)
        {
            await encryptable.EncryptAsync(certificate, token);
            return true;
        }
    }
}
