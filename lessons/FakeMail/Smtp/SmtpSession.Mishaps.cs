using System.Buffers;
using System.Text;
using FakeMail.Mishaps;
using static FakeMail.Smtp.SmtpPhase;

namespace FakeMail.Smtp;

/// <content>Where a conversation goes wrong if it is told to.</content>
public sealed partial class SmtpSession
{
    SmtpReply? onlyReply;
    bool stopsServer;

    // After a refusal the server waits for QUIT, and does nothing else (RFC 5321 §3.1).
    async ValueTask GreetAsync(CancellationToken stop)
    {
        var refusal = await MeetAsync(new(Moment.Connect), stop);
        if (phase is Closed) return;
        if (refusal is not null) onlyReply = Replies.NoService;
        await SayAsync(refusal ?? Replies.Greeting(settings), stop);
    }

    // What the rules say, unless a mishap says otherwise; no reply at all if it has hung up.
    async ValueTask<(SmtpReply? Reply, SmtpPhase Next)> RuleAsync(SmtpCommand command, WireLine line, CancellationToken stop)
    {
        if (onlyReply is not null && command is not SmtpCommand.Quit) return (onlyReply, phase);
        var (reply, next) = SmtpRules.Apply(State, command, settings);

        var instead = await MeetAsync(new(Moment.Command, VerbOf(line), transaction?.ReversePath ?? ""), stop);
        if (instead is null && phase is not Closed && reply.Code is 250)
            instead = command switch
            {
                SmtpCommand.Mail mail => await MeetAsync(new(Moment.Sender, mail.ReversePath), stop),
                SmtpCommand.Rcpt rcpt => await MeetAsync(new(Moment.Recipient, rcpt.ForwardPath, transaction!.ReversePath), stop),
                _ => null,
            };
        return phase is Closed ? (null, Closed)
            : instead is null ? (reply, next)
            : (instead, command is SmtpCommand.Bdat && phase is HasRecipients or InChunks ? ChunksRefused : phase);
    }

    async ValueTask<SmtpReply?> MeetAsync(Happening happening, CancellationToken stop) =>
        mishaps?.At(happening) is { } effect ? await SufferAsync(effect, stop) : null;

    // Waits if it is to, and hangs up if it is to: then the phase is Closed. What comes back is what to say instead.
    async ValueTask<SmtpReply?> SufferAsync(Effect effect, CancellationToken stop)
    {
        if (effect.Delay != TimeSpan.Zero)
        {
            await channel.FlushAsync(stop);
            channel.Transcript.AddNote(Speaker.Server, new Effect { Delay = effect.Delay }.ToString());
            await Task.Delay(effect.Delay, mishaps!.Clock, stop);
        }
        stopsServer |= effect.StopsServer;
        if (!effect.HangsUp && effect.Reply is not { Code: 421 }) return effect.Reply;   // 421 says that it closes

        if (effect.Reply is not null) await SayAsync(effect.Reply, stop);
        channel.Transcript.AddNote(Speaker.Server, "hangs up");
        phase = Closed;
        return null;
    }

    // What happens when so many octets of a message have come. A refusal waits for the end of it, as the client does not listen before.
    async ValueTask<SmtpReply?> DataMishapAsync(long from, long to, Func<ReadOnlySequence<byte>, bool> hasEnded, CancellationToken stop)
    {
        SmtpReply? refusal = null;
        foreach (var octets in mishaps?.InData.Where(octets => octets >= from && octets <= to) ?? [])
        {
            if (phase is Closed || !await channel.HaveComeAsync(octets - from, hasEnded, stop)) break;
            if (mishaps!.At(new(Moment.InData, Octets: octets)) is not { } effect) continue;
            if (effect.HangsUp) await channel.ReadOctetsAsync(octets - from, spool: null, stop);   // so that they are in the transcript
            refusal ??= await SufferAsync(effect, stop);
        }
        return refusal;
    }

    static bool HasEnded(ReadOnlySequence<byte> octets) =>
        new SequenceReader<byte>(octets) is var reader && (reader.IsNext(".\r\n"u8) || reader.TryReadTo(out ReadOnlySequence<byte> _, "\r\n.\r\n"u8));

    static string VerbOf(WireLine line)
    {
        var space = line.Octets.AsSpan().IndexOf((byte)' ');
        return Encoding.Latin1.GetString(line.Octets, 0, space < 0 ? line.Octets.Length : space).ToUpperInvariant();
    }
}
