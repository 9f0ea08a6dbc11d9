using static FakeMail.Smtp.SmtpPhase;

namespace FakeMail.Smtp;

/// <content>BDAT: so many octets, whatever they are (RFC 3030).</content>
public sealed partial class SmtpSession
{
    async ValueTask<SmtpReply?> TakeChunkAsync(SmtpCommand.Bdat chunk, SmtpReply taken, CancellationToken stop)
    {
        var spool = transaction!.Chunks(newSpool);
        var refusal = await DataMishapAsync(spool.Length, spool.Length + (long)Math.Min(chunk.Octets, int.MaxValue), _ => false, stop);
        if (phase is Closed || !await channel.ReadOctetsAsync((long)Math.Min(chunk.Octets, long.MaxValue), spool, stop)) return null;
        return refusal ?? (chunk.Last ? await DeliverAsync(spool, stop) : taken);
    }

    bool AnnouncesChunks => settings.Extended && ((settings.Extensions | settings.Pretended) & SmtpExtensions.Chunking) is not 0;

    // The octets of a chunk are never commands, not even of one that is refused; and they come before the refusal (RFC 3030 §2).
    async ValueTask<SmtpReply?> RefuseChunkAsync(SmtpCommand.Bdat chunk, SmtpReply refusal, CancellationToken stop)
    {
        if (chunk.Octets > long.MaxValue) await SayAsync(refusal, stop);   // nobody could wait for so many
        return await channel.ReadOctetsAsync((long)Math.Min(chunk.Octets, long.MaxValue), spool: null, stop) ? refusal : null;
    }
}
