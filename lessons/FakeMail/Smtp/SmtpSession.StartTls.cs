using System.Security.Authentication;
using FakeMail.Mishaps;
using static FakeMail.Smtp.SmtpPhase;

namespace FakeMail.Smtp;

/// <content>STARTTLS, and TLS from the first octet (RFC 3207, RFC 8314).</content>
public sealed partial class SmtpSession
{
    // What was said before counts no more: anybody could have said it (RFC 3207 §4.2).
    async ValueTask EncryptAsync(CancellationToken stop)
    {
        (hello, user, extended) = ("", null, false);
        try
        {
            if (await MeetAsync(new(Moment.Handshake), stop) is not null || phase is Closed) return;
            await channel.EncryptAsync(settings.CertificateOrOwn, stop);
            onlyReply = await MeetAsync(new(Moment.Encrypted), stop);
        }
        catch (Exception failure) when (failure is AuthenticationException or IOException or TimeoutException)
        {
            phase = Closed;   // neither side knows what the other would hear
        }
    }
}
