using System.Globalization;
using System.Text;
using FakeMail.Mailbox;
using FakeMail.Sasl;
using FakeMail.Tls;

namespace FakeMail.Pop3;

/// <summary>One client's conversation. The order of commands is in <see cref="Pop3Rules"/>; here is what they do.</summary>
/// <param name="channel">The connection.</param>
/// <param name="store">Where the messages are.</param>
/// <param name="settings">Who may log in and how, and whether the server encrypts.</param>
/// <param name="nonce">Different in each session: the greeting has it, and APOP proves to have read it (RFC 1939 §7).</param>
public sealed class Pop3Session(LineChannel channel, MailStore store, MailAccess settings, string nonce)
{
    const int CommandLimit = 253;   // RFC 2449 §4, less the CR LF
    const int MaxErrors = 20;

    readonly string stamp = $"<{nonce}@fake.example>";
    Pop3Phase phase = Pop3Phase.Authorization;
    string name = "";
    Maildrop? maildrop;
    int errors;

    bool CanEncrypt => settings.Encryption is Encryption.OnRequest && !channel.IsEncrypted;

    /// <summary>Speaks with the client until one of the two hangs up.</summary>
    public async Task RunAsync(CancellationToken stop = default)
    {
        try
        {
            await SayAsync(new(true, $"POP3 ready {stamp}"), stop);
            while (phase is not (Pop3Phase.Closed or Pop3Phase.Update) && await channel.ReadLineAsync(CommandLimit, stop) is { End: not LineEnd.HungUp } line)
                await ObeyAsync(Understand(line), stop);
        }
        finally
        {
            Release();   // without QUIT, nothing is removed (§6)
            await channel.CloseAsync();
        }
    }

    static Pop3Command Understand(WireLine line) => line.End is LineEnd.TooLong
        ? new Pop3Command.Wrong("Line too long")
        : Pop3Command.Parse(Encoding.UTF8.GetString(line.Octets));

    async Task ObeyAsync(Pop3Command command, CancellationToken stop)
    {
        var (refusal, next) = Pop3Rules.Apply(phase, command);
        var reply = refusal is null ? await TryAsync(command, stop) : new Pop3Reply(false, refusal);
        phase = reply.Ok || command is Pop3Command.Quit ? next : phase is Pop3Phase.Named ? Pop3Phase.Authorization : phase;   // after QUIT it is over even if the messages could not be removed (§6)
        if (!reply.Ok && command is Pop3Command.Wrong && ++errors >= MaxErrors) (reply, phase) = (new(false, "Too many errors; closing"), Pop3Phase.Closed);

        await SayAsync(reply, stop);
        if (command is Pop3Command.Stls && reply.Ok) await channel.EncryptAsync(settings.CertificateOrOwn, stop);
    }

    async Task<Pop3Reply> TryAsync(Pop3Command command, CancellationToken stop)
    {
        try
        {
            return await AnswerAsync(command, stop);
        }
        catch (FolderException failure)   // a full disk, say
        {
            Release();   // at the login or at QUIT, and either way the next session may do better
            return new(false, $"[SYS/TEMP] {failure.Message}");   // RFC 3206 §4
        }
    }

    async ValueTask<Pop3Reply> AnswerAsync(Pop3Command command, CancellationToken stop) => command switch
    {
        Pop3Command.Auth auth => await LogInAsync(auth, stop),
        Pop3Command.Capa      => Pop3Reply.Capabilities(settings.Mechanisms, CanEncrypt),
        Pop3Command.Quit      => await LeaveAsync(),
        _                     => maildrop is null ? await WelcomeAsync(command) : Answer(command, maildrop),
    };

    async Task<Pop3Reply> WelcomeAsync(Pop3Command command)
    {
        switch (command)
        {
            case Pop3Command.User user: name = user.Name; return new(true, "Now the password");
            case Pop3Command.Pass pass: return await EnterAsync(settings.Accepts(name, pass.Password));
            case Pop3Command.Apop apop: return await EnterAsync(settings.Accounts.IsEmpty || (settings.Accounts[apop.Name] is { } password && ApopDigest.Of(stamp, password).Equals(apop.Digest, StringComparison.OrdinalIgnoreCase)));
            case Pop3Command.Stls: return CanEncrypt ? new(true, "Shake hands now") : new(false, channel.IsEncrypted ? "Encrypted already" : "This server does not encrypt");
            default: throw new InvalidOperationException($"{command.GetType().Name} has no answer before the login.");
        }
    }

    static Pop3Reply Answer(Pop3Command command, Maildrop drop)
    {
        switch (command)
        {
            case Pop3Command.Noop: return new(true, "Nothing done");
            case Pop3Command.Stat: return new(true, string.Create(CultureInfo.InvariantCulture, $"{drop.Numbers.Count()} {drop.Size}"));
            case Pop3Command.List list: return Listing(drop, list.Number, number => drop.Find(number)!.Size.ToString(CultureInfo.InvariantCulture));
            case Pop3Command.Uidl uidl: return Listing(drop, uidl.Number, drop.IdOf);
            case Pop3Command.Retr retr: return Fetch(drop, retr.Number, message => message);
            case Pop3Command.Top top: return Fetch(drop, top.Number, message => MultiLine.Top(message, top.Lines));
            case Pop3Command.Dele dele when drop.Find(dele.Number) is null: return Pop3Reply.NoSuchMessage;
            case Pop3Command.Dele dele: drop.Mark(dele.Number); return new(true, $"Message {dele.Number} goes at QUIT");
            case Pop3Command.Rset: drop.Unmark(); return new(true, "Nothing is marked");
            default: throw new InvalidOperationException($"{command.GetType().Name} has no answer after the login.");
        }
    }

    async Task<Pop3Reply> LogInAsync(Pop3Command.Auth auth, CancellationToken stop)
    {
        if (settings.Begin(auth.Mechanism, nonce) is not { } exchange)
            return new(false, "That way to log in is not known");
        if (auth.Response is not null && SaslMechanisms.IsServerFirst(auth.Mechanism))
            return new(false, "The server speaks first in this one");
        return await channel.LogInAsync(exchange, auth.Response, stop) switch
        {
            SaslStep.Malformed malformed => new(false, $"Syntax: {malformed.Why}"),
            var step                     => await EnterAsync(settings.Believes(step)),
        };
    }

    async Task<Pop3Reply> EnterAsync(bool believed)
    {
        if (!believed) return new(false, "[AUTH] Wrong name or password");   // RFC 3206 §4
        if (!store.TryLock()) return new(false, "[IN-USE] Another session has the maildrop");     // RFC 2449 §8.1.1
        maildrop = new(store.Inbox);
        await store.Inbox.SaveAsync();   // the names that UIDL gives must hold
        return new(true, $"{maildrop.Numbers.Count()} messages");
    }

    async Task<Pop3Reply> LeaveAsync()
    {
        if (maildrop is null) return new(true, "Bye");
        var removed = await maildrop.UpdateAsync();
        Release();   // before the client hears it: it may come back at once
        return new(true, $"Bye; {removed} removed");
    }

    void Release()
    {
        if (maildrop is not null) store.Unlock();
        maildrop = null;
    }

    static Pop3Reply Fetch(Maildrop drop, int number, Func<MessageContent, MessageContent> part)
    {
        if (drop.Find(number) is not { } message) return Pop3Reply.NoSuchMessage;
        try
        {
            message.Content.OpenRead().Dispose();
            return new(true, $"{message.Size} octets", part(message.Content));
        }
        catch (IOException)   // somebody removed it meanwhile
        {
            return Pop3Reply.NoSuchMessage;
        }
    }

    static Pop3Reply Listing(Maildrop drop, int? only, Func<int, string> value) => only switch
    {
        null => Pop3Reply.Lines("The list follows", drop.Numbers.Select(number => $"{number} {value(number)}")),
        { } number when drop.Find(number) is not null => new(true, $"{number} {value(number)}"),
        _ => Pop3Reply.NoSuchMessage,
    };

    async ValueTask SayAsync(Pop3Reply reply, CancellationToken stop)
    {
        await channel.SendAsync(Encoding.ASCII.GetBytes(reply + "\r\n"), stop);
        if (reply.Rest is not null) await channel.SendLinesAsync(reply.Rest, stop);
    }
}
