using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography.X509Certificates;
using FakeMail.Tls;

namespace FakeMail;

/// <summary>One end of a connection, line by line: it records what goes by, and its patience has a limit.</summary>
/// <remarks>A line is octets up to CR LF. A bare CR or LF is an octet like any other (RFC 5321 §2.3.8); taking it for a line end is how mail is smuggled.</remarks>
public sealed class LineChannel(IDuplexPipe pipe, Transcript transcript, Speaker self, TimeSpan patience, TimeProvider clock)
{
    readonly Speaker other = self is Speaker.Server ? Speaker.Client : Speaker.Server;

    /// <summary>The next line of the other side; of a longer one only <paramref name="limit"/> octets are kept.</summary>
    /// <exception cref="TimeoutException">The other side said nothing for too long.</exception>
    public async ValueTask<WireLine> ReadLineAsync(int limit, CancellationToken stop)
    {
        using var deadline = new Deadline(patience, clock, stop);
        byte[]? tooLong = null;
        while (true)
        {
            var read = pipe.Input.TryRead(out var ready) ? ready : await deadline.Await(token => pipe.Input.ReadAsync(token));
            var buffer = read.Buffer;
            if (CutLine(buffer) is { } line)
            {
                var octets = Take(line);
                return tooLong is not null || octets.Length - 2 > limit
                    ? new(tooLong ?? octets[..limit], LineEnd.TooLong)
                    : new(octets[..^2], LineEnd.Crlf);
            }
            if (read.IsCompleted)
                return new(Take(buffer), LineEnd.HungUp);

            if (buffer.Length > limit + 1)   // no end in sight: throw it away as it comes, but for a CR whose LF may follow
            {
                var octets = Take(buffer.Slice(0, buffer.Length - 1));
                tooLong ??= octets[..limit];
            }
            else pipe.Input.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    /// <summary>Sends octets.</summary>
    /// <exception cref="TimeoutException">The other side did not take them for too long.</exception>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> octets, CancellationToken stop)
    {
        transcript.Record(self, octets.Span);   // first, so that whoever has the answer finds it in the transcript
        using var deadline = new Deadline(patience, clock, stop);
        await deadline.Await(token => pipe.Output.WriteAsync(octets, token));
    }

    /// <summary>Whether the connection is encrypted.</summary>
    public bool IsEncrypted => pipe is IEncryptablePipe { IsEncrypted: true };

    /// <summary>Encrypts the connection from here on, as the server. What the client said too early is recorded, and then thrown away (RFC 3207 §4.2).</summary>
    /// <exception cref="InvalidOperationException">The connection is one that cannot be encrypted.</exception>
    /// <exception cref="System.Security.Authentication.AuthenticationException">The handshake failed; there is nothing to say any more but goodbye.</exception>
    /// <exception cref="TimeoutException">The other side said nothing for too long.</exception>
    public async ValueTask EncryptAsync(X509Certificate2 certificate, CancellationToken stop)
    {
        if (pipe is not IEncryptablePipe encryptable) throw new InvalidOperationException("This connection cannot be encrypted: it is no socket.");
        if (pipe.Input.TryRead(out var early)) Take(early.Buffer);
        using var deadline = new Deadline(patience, clock, stop);
        await deadline.Await(async token => { await encryptable.EncryptAsync(certificate, token); return true; });
    }

    /// <summary>Hangs up.</summary>
    public async ValueTask CloseAsync()
    {
        await pipe.Output.CompleteAsync();
        await pipe.Input.CompleteAsync();
    }

    static ReadOnlySequence<byte>? CutLine(ReadOnlySequence<byte> buffer)
    {
        var reader = new SequenceReader<byte>(buffer);
        return reader.TryReadTo(out ReadOnlySequence<byte> _, "\r\n"u8) ? buffer.Slice(0, reader.Position) : null;
    }

    byte[] Take(ReadOnlySequence<byte> taken)
    {
        var octets = taken.ToArray();
        transcript.Record(other, octets);
        pipe.Input.AdvanceTo(taken.End);
        return octets;
    }
}
