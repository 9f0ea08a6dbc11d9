using System.Text;
using FakeMail.Sasl;

namespace FakeMail.Smtp;

/// <summary>AUTH: a mechanism's challenges after 334, the client's responses on lines of their own, all in base64 (RFC 4954 §4).</summary>
static class Authentication
{
    extension(LineChannel channel)
    {
        /// <summary>Speaks with the client until it is believed or not. No reply at all if it hung up.</summary>
        public async ValueTask<(SmtpReply? Reply, string? User)> LogInAsync(SmtpCommand.Auth auth, SmtpSettings settings, CancellationToken stop)
        {
            if (auth.Initial is not null && SaslMechanisms.IsServerFirst(auth.Mechanism)) return (Replies.ServerFirst, null);
            var exchange = SaslMechanisms.Begin(auth.Mechanism, settings.Accounts, settings.Nonce())!;
            byte[]? response = null;
            if (auth.Initial is not (null or SaslText.Empty) && (response = SaslText.Decode(auth.Initial)) is null) return (Replies.NotBase64, null);

            var step = exchange.Answer(auth.Initial is SaslText.Empty ? [] : response);
            while (step is SaslStep.Challenge challenge)
            {
                await channel.SendAsync(new SmtpReply(334, SaslText.Encode(challenge.Octets)).ToOctets(), stop);
                var (line, end) = await channel.ReadLineAsync(SmtpVerbs.LongestResponse, stop);
                if (end is LineEnd.HungUp) return (null, null);
                if (end is LineEnd.TooLong) return (Replies.ResponseTooLong, null);
                if (line is [(byte)'*']) return (Replies.Cancelled, null);
                if (SaslText.Decode(Encoding.Latin1.GetString(line)) is not { } octets) return (Replies.NotBase64, null);
                step = exchange.Answer(octets);
            }
            return step switch
            {
                SaslStep.Accepted accepted => (Replies.LoggedIn, accepted.User),
                SaslStep.Malformed malformed => (Replies.BadLogin(malformed.Why), null),
                _ => (Replies.WrongPassword, null),
            };
        }
    }
}
