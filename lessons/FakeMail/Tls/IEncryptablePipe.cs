using System.IO.Pipelines;
using System.Security.Cryptography.X509Certificates;

namespace FakeMail.Tls;

/// <summary>Two pipes that can be encrypted while they are in use, as STARTTLS (RFC 3207) and STLS (RFC 2595) ask for.</summary>
public interface IEncryptablePipe : IDuplexPipe
{
    /// <summary>Whether they are encrypted already.</summary>
    bool IsEncrypted { get; }

    /// <summary>Shakes hands as the server; from then on <see cref="IDuplexPipe.Input"/> and <see cref="IDuplexPipe.Output"/> are others.</summary>
    /// <remarks>Nothing that was read ahead survives: it was not encrypted, so anyone could have put it there (RFC 3207 §4.2).</remarks>
    /// <exception cref="System.Security.Authentication.AuthenticationException">The two sides do not agree, or what came is no handshake.</exception>
    Task EncryptAsync(X509Certificate2 certificate, CancellationToken cancel);
}
