using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using FakeMail.Mishaps;
using static FakeMail.Smtp.SmtpPhase;

namespace FakeMail.Smtp;

/// <summary>One client's conversation. The order of commands is in <see cref="SmtpRules"/>; here is what they do.</summary>
/// <param name="channel">The connection.</param>
/// <param name="settings">What the server offers and allows.</param>
/// <param name="deliver">Keeps a message. The client hears 250 only when it is done: from then on the server answers for the message (RFC 5321 §6.1).</param>
/// <param name="newSpool">Where a message goes while it comes in; into memory if not given.</param>
/// <param name="mishaps">What is to go wrong.</param>
[SuppressMessage("Reliability", "CA1001", Justification = "RunAsync sees to the end of the transaction.")]
public sealed partial class SmtpSession(LineChannel channel, SmtpSettings settings, Func<Envelope, MessageContent, Task> deliver, Func<Spool>? newSpool = null, MishapList? mishaps = null)
{
    readonly SmtpSettings settings = channel.CanEncrypt ? settings : settings with { Extensions = settings.Extensions & ~SmtpExtensions.StartTls };
    readonly Func<Spool> newSpool = newSpool ?? (() => new Spool());
    SmtpPhase phase = Connected;
    string hello = "";
    string? user;
    bool extended;
    MailTransaction? transaction;
    int errors;

    /// <summary>Speaks with the client until one of the two hangs up.</summary>
    public async Task RunAsync(CancellationToken stop = default)
    {
        try
        {
            if (settings.ImplicitTls) await EncryptAsync(stop);
            if (phase is not Closed) await GreetAsync(stop);
            while (phase is not Closed && await channel.ReadLineAsync(CommandLimit, stop, tellsStray: true) is { End: not LineEnd.HungUp } line)
                await ObeyAsync(Understand(line), line, stop);
        }
        catch (TimeoutException)
        {
            await SayAsync(Replies.TimedOut, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            using var farewell = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await SayAsync(Replies.Stopping, farewell.Token);   // §3.8: nobody is left without a word
        }
        finally
        {
            Forget();
            await channel.CloseAsync();
        }
    }

    // Before a hello it is the order that is wrong with a command, not its parameters.
    SmtpExtensions Known => extended || phase is Connected ? settings.Offered(channel.IsEncrypted) : SmtpExtensions.None;

    int CommandLimit => settings.MaxCommandLine - 2 + SmtpVerbs.LargestAllowance(Known);

    SmtpCommand Understand(WireLine line) =>
        line.Octets is [0x16, ..] ? new SmtpCommand.Wrong(Replies.NotTls)   // a record of a handshake (RFC 8446 §5.1): the client should have been told to begin in plain text
        : line.Octets.AsSpan().Contains((byte)'\n') ? new SmtpCommand.Wrong(Replies.BareLineFeed)
        : line.End is LineEnd.TooLong || IsTooLong(line.Octets) ? new SmtpCommand.Wrong(Replies.CommandTooLong)
        : SmtpCommand.Parse(Encoding.UTF8.GetString(line.Octets), Known);

    // What some commands may have beyond the usual is only looked up for the few lines that need it.
    bool IsTooLong(byte[] line) =>
        settings.MaxCommandLine - 2 is var usual && line.Length > usual && line.Length > usual + SmtpVerbs.Allowance(line, Known);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    async ValueTask ObeyAsync(SmtpCommand command, WireLine line, CancellationToken stop)
    {
        var (ruling, next) = mishaps is { Count: > 0 } ? await RuleAsync(command, line, stop) : SmtpRules.Apply(State, command, settings);
        var reply = (command, ruling?.Code) switch
        {
            (SmtpCommand.Auth auth, 334) => await LogInAsync(auth, stop),
            (SmtpCommand.Bdat chunk, 250) => await TakeChunkAsync(chunk, ruling!, stop),
            (SmtpCommand.Bdat chunk, not null) when next is not Closed && AnnouncesChunks => await RefuseChunkAsync(chunk, ruling!, stop),
            _ => ruling,
        };
        if (reply is null) next = Closed;   // hung up in the middle
        else if (reply.Code is (>= 500 and <= 504) or 535 && ++errors >= settings.MaxErrors) (reply, next) = (Replies.TooManyErrors, Closed);

        if (reply is not null) await SayAsync(reply, stop, mayWait: next is not Closed && command is SmtpCommand.Mail or SmtpCommand.Rcpt or SmtpCommand.Rset or SmtpCommand.Wrong);
        phase = next;
        Remember(command, ruling?.Code);
        switch (command, reply?.Code)
        {
            case (SmtpCommand.Data, 354): await ReceiveAsync(stop); break;
            case (SmtpCommand.StartTls, 220): await EncryptAsync(stop); break;
        }
        if (phase is Connected or Greeted) Forget();
    }

    SmtpState State => new(phase)
    {
        Extended = extended,
        Encrypted = channel.IsEncrypted,
        LoggedIn = user is not null,
        Mail = transaction?.Parameters,
        Recipients = transaction?.Recipients ?? 0,
        Octets = transaction?.Octets ?? 0,
    };

    void Remember(SmtpCommand command, int? code)
    {
        switch (command, code)
        {
            case (SmtpCommand.Hello greeting, 250): (hello, extended) = (greeting.Domain, greeting.Extended); break;   // the answer to EHLO had no status codes yet
            case (SmtpCommand.Mail mail, 250): transaction = new(mail.ReversePath, mail.Parameters); break;
            case (SmtpCommand.Rcpt rcpt, 250): transaction!.Add(rcpt); break;
        }
    }

    void Forget()
    {
        transaction?.Dispose();
        transaction = null;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    async ValueTask ReceiveAsync(CancellationToken stop)
    {
        using var spool = newSpool();
        var refusal = mishaps is { Count: > 0 } ? await DataMishapAsync(0, long.MaxValue, HasEnded, stop) : null;
        if (phase is Closed) return;
        switch (await channel.ReadMessageAsync(spool, settings.MaxMessageSize is 0 ? long.MaxValue : settings.MaxMessageSize, stop, settings.BareLineFeedEndsLine, settings.MaxTextLine))
        {
            case Received.Message: if ((refusal ?? await DeliverAsync(spool, stop)) is { } reply) await SayAsync(reply, stop); break;
            case Received.Refused refused: await SayAsync(refused.Reply, stop); break;
            case Received.HungUp: phase = Closed; break;   // half a message is no message
        }
    }

    async ValueTask<SmtpReply?> DeliverAsync(Spool spool, CancellationToken stop)
    {
        try
        {
            if (await MeetAsync(new(Moment.EndOfData, Content: spool.Content), stop) is { } instead) return instead;
            if (phase is Closed) return null;
            var protocol = $"{(transaction!.Parameters.SmtpUtf8 ? "UTF8SMTP" : extended ? "ESMTP" : "SMTP")}{(channel.IsEncrypted ? "S" : "")}{(user is null ? "" : "A")}";
            using var arriving = settings.SevenBit ? newSpool() : null;
            await deliver(transaction.Envelope(new(hello, protocol, user)), arriving is null ? spool.Content : SevenBitLine.Carry(spool.Content, arriving));
            (arriving ?? spool).Keep();
            instead = await MeetAsync(new(Moment.Stored), stop);
            return phase is Closed ? null : instead ?? Replies.Stored;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)   // a full disk, say: not the client's fault
        {
            return Replies.CouldNotStore;
        }
    }

    async ValueTask<SmtpReply?> LogInAsync(SmtpCommand.Auth auth, CancellationToken stop)
    {
        (var reply, user) = await channel.LogInAsync(auth, settings, stop);
        return reply;
    }

    // Status codes belong to an extension, so only a client that said EHLO gets them (RFC 2034 §3). Answers within a group of commands may go together (RFC 2920 §3.2).
    async ValueTask SayAsync(SmtpReply reply, CancellationToken stop, bool mayWait = false)
    {
        var octets = reply.ToOctets(withStatus: extended && (settings.Extensions & SmtpExtensions.EnhancedStatusCodes) is not 0);
        await (mayWait && !stopsServer ? channel.SendTogetherAsync(octets, stop) : channel.SendAsync(octets, stop));
        if (stopsServer) mishaps!.StopServer();
    }
}
