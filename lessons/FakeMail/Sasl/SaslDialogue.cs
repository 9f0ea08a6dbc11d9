using System.Text;

namespace FakeMail.Sasl;

/// <summary>A log-in as POP3 (RFC 5034 §4) and IMAP (RFC 3501 §6.2.2) carry it: challenges after a plus and a space, responses on lines of their own.</summary>
static class SaslDialogue
{
    const int ResponseLimit = 12288;   // RFC 4954 §4

    extension(LineChannel channel)
    {
        /// <summary>Speaks with the client until it is believed or not; <c>null</c> if it hung up.</summary>
        /// <param name="exchange">The mechanism.</param>
        /// <param name="response">What the client sent with the command, in base64; <c>null</c> if nothing.</param>
        /// <param name="stop">Stops waiting.</param>
        public async Task<SaslStep?> LogInAsync(ISaslExchange exchange, string? response, CancellationToken stop)
        {
            var step = response is null ? exchange.Answer(null) : Answer(exchange, response is SaslText.Empty ? "" : response);
            while (step is SaslStep.Challenge challenge)
            {
                await channel.SendAsync(Encoding.ASCII.GetBytes($"+ {SaslText.Encode(challenge.Octets)}\r\n"), stop);
                var (line, end) = await channel.ReadLineAsync(ResponseLimit, stop);
                if (end is LineEnd.HungUp) return null;
                step = end is LineEnd.TooLong ? new SaslStep.Malformed("the line is too long") : Answer(exchange, Encoding.Latin1.GetString(line));
            }
            return step;
        }
    }

    static SaslStep Answer(ISaslExchange exchange, string response) =>
        response is SaslText.Cancelled ? new SaslStep.Malformed("cancelled")
        : SaslText.Decode(response) is { } octets ? exchange.Answer(octets)
        : new SaslStep.Malformed("a response is base64");
}
