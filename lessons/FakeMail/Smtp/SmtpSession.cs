using System.Text;

namespace FakeMail.Smtp;

/// <summary>One client's conversation. The order of commands is in <see cref="SmtpRules"/>; here is what they do.</summary>
/// <param name="channel">The connection.</param>
/// <param name="settings">What the server allows.</param>
/// <param name="deliver">Keeps a message. The client hears 250 only when it is done: from then on the server answers for the message (RFC 5321 §6.1).</param>
/// <param name="newSpool">Where a message goes while it comes in; into memory if not given.</param>
public sealed class SmtpSession(LineChannel channel, SmtpSettings settings, Func<Envelope, MessageContent, Task> deliver, Func<Spool>? newSpool = null)
{
    // §4.5.3.1.4, less the CR LF; SIZE and BODY make MAIL longer by 26 and 17 (RFC 1870 §3, RFC 6152 §2).
    int CommandLimit => extended ? 510 + 26 + 17 : 510;

    readonly List<string> recipients = [];
    string sender = "";
    SmtpPhase phase = SmtpPhase.Connected;
    bool extended;
    int errors;

    /// <summary>Speaks with the client until one of the two hangs up.</summary>
    public async Task RunAsync(CancellationToken stop = default)
    {
        try
        {
            await SayAsync(Replies.Greeting(settings), stop);
            while (phase is not SmtpPhase.Closed && await channel.ReadLineAsync(CommandLimit, stop) is { End: not LineEnd.HungUp } line)
                await ObeyAsync(Understand(line), stop);
        }
        catch (TimeoutException)
        {
            await SayAsync(Replies.TimedOut, stop);
        }
        finally
        {
            await channel.CloseAsync();
        }
    }

    SmtpCommand Understand(WireLine line) => line.End is LineEnd.TooLong
        ? new SmtpCommand.Wrong(Replies.CommandTooLong)
        : SmtpCommand.Parse(Encoding.Latin1.GetString(line.Octets), extended);

    async Task ObeyAsync(SmtpCommand command, CancellationToken stop)
    {
        var (reply, next) = SmtpRules.Apply(phase, command, settings, recipients.Count);
        if (reply.Code is >= 500 and <= 504 && ++errors >= settings.MaxErrors) (reply, next) = (Replies.TooManyErrors, SmtpPhase.Closed);

        switch (command, reply.Code)
        {
            case (SmtpCommand.Mail mail, 250): sender = mail.ReversePath; break;
            case (SmtpCommand.Rcpt rcpt, 250): recipients.Add(rcpt.ForwardPath); break;
        }
        await SayAsync(reply, stop);
        if (command is SmtpCommand.Hello hello && reply.Code is 250) extended = hello.Extended;   // the answer to EHLO has no status codes yet

        phase = next;
        if (reply.Code is 354) await ReceiveAsync(stop);
        if (phase is SmtpPhase.Greeted or SmtpPhase.Closed) recipients.Clear();
    }

    async Task ReceiveAsync(CancellationToken stop)
    {
        using var spool = newSpool?.Invoke() ?? new Spool();
        switch (await channel.ReadMessageAsync(spool, settings.MaxMessageSize, stop))
        {
            case Received.Message message: await SayAsync(await DeliverAsync(message.Content), stop); break;
            case Received.Refused refused: await SayAsync(refused.Reply, stop); break;
            case Received.HungUp: phase = SmtpPhase.Closed; break;   // half a message is no message
        }
    }

    async Task<SmtpReply> DeliverAsync(MessageContent message)
    {
        try
        {
            await deliver(new(sender, [.. recipients]), message);
            return Replies.Stored;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)   // a full disk, say: not the client's fault
        {
            return Replies.CouldNotStore;
        }
    }

    // Status codes belong to an extension, so only a client that said EHLO gets them (RFC 2034 §3).
    ValueTask SayAsync(SmtpReply reply, CancellationToken stop) =>
        channel.SendAsync((extended ? reply : reply with { Status = "" }).ToOctets(), stop);
}
