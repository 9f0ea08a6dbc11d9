using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FakeMail.Imap;

/// <summary>Reads commands with their literals.</summary>
static partial class ImapReading
{
    const int TextLimit = 64 * 1024, LiteralLimit = 64 * 1024;

    extension(LineChannel channel)
    {
        /// <summary>The next command; <c>null</c> if the client hung up. The client sends a literal when it hears <c>+</c>, or at once if it said so (RFC 7888).</summary>
        public async Task<ImapLine?> ReadCommandAsync(long largestMessage, CancellationToken stop)
        {
            var text = new StringBuilder();
            var literals = new List<MessageContent>();
            string? refusal = null;
            while (true)
            {
                var (octets, end) = await channel.ReadLineAsync(TextLimit, stop);
                if (end is LineEnd.HungUp) return null;
                if (end is LineEnd.TooLong || text.Length + octets.Length > TextLimit) refusal ??= $"A command has {TextLimit} octets at most";
                if (refusal is null || text.Length is 0) text.Append(Encoding.Latin1.GetString(octets));   // the tag is needed in any case
                if (end is LineEnd.TooLong || Literal.Match(Encoding.Latin1.GetString(octets)) is not { Success: true } literal) return new(text.ToString(), literals, refusal);

                var waits = literal.Groups["plus"].Length is 0;
                var limit = text.ToString().Contains(" APPEND ", StringComparison.OrdinalIgnoreCase) ? largestMessage : LiteralLimit;
                if (!long.TryParse(literal.Groups["count"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > limit || literals.Sum(one => one.Length) > limit)
                    refusal ??= $"A literal has {limit} octets at most here";
                if (refusal is not null && (waits || count is 0)) return new(text.ToString(), literals, refusal);   // it is not asked for, so it does not come

                if (waits) await channel.SendAsync("+ Go on\r\n"u8.ToArray(), stop);
                using var spool = new Spool();
                if (!await channel.ReadOctetsAsync(count, refusal is null ? spool : null, stop)) return null;
                if (refusal is null) literals.Add(spool.Content);
            }
        }
    }

    [GeneratedRegex(@"\{(?<count>[0-9]{1,18})(?<plus>\+?)\}\z")]
    internal static partial Regex Literal { get; }
}
