using System.Globalization;
using System.Text;
using FakeMail.Mailbox;
using FakeMail.Sasl;
using FakeMail.Tls;

namespace FakeMail.Pop3;

/// <summary>One client's conversation. The order of commands is in <see cref="Pop3Rules"/>; here is what they do.</summary>
/// <param name="channel">The connection.</param>
/// <param name="store">Where the messages are.</param>
/// <param name="accounts">Who may log in; everybody, if nobody is named.</param>
/// <param name="encryption">Whether the server offers to encrypt.</param>
/// <param name="nonce">Different in each session: the greeting has it, and APOP proves to have read it (RFC 1939 §7).</param>
public sealed class Pop3Session(LineChannel channel, MailStore store, Accounts accounts, Encryption encryption, string nonce)
{
    const int CommandLimit = 253;   // RFC 2449 §4, less the CR LF
    const int MaxErrors = 20;

    readonly string stamp = $"<{nonce}@fake.example>";
    Pop3Phase phase = Pop3Phase.Authorization;
    string name = "";
    Maildrop? maildrop;
    int errors;

    // Where anybody may log in there are no passwords, and SCRAM cannot be played without.
    IEnumerable<string> Mechanisms => SaslMechanisms.Names.Where(mechanism => !accounts.IsEmpty || !mechanism.StartsWith("SCRAM", StringComparison.Ordinal));

    bool CanEncrypt => encryption is Encryption.OnRequest && !channel.IsEncrypted;

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
            if (maildrop is not null) store.Unlock();   // without QUIT, nothing is removed (§6)
            await channel.CloseAsync();
        }
    }

    static Pop3Command Understand(WireLine line) => line.End is LineEnd.TooLong
        ? new Pop3Command.Wrong("Line too long")
        : Pop3Command.Parse(Encoding.UTF8.GetString(line.Octets));

    async Task ObeyAsync(Pop3Command command, CancellationToken stop)
    {
        var (refusal, next) = Pop3Rules.Apply(phase, command);
        var reply = refusal is null ? await AnswerAsync(command, stop) : new Pop3Reply(false, refusal);
        phase = reply.Ok ? next : phase is Pop3Phase.Named ? Pop3Phase.Authorization : phase;
        if (!reply.Ok && command is Pop3Command.Wrong && ++errors >= MaxErrors) (reply, phase) = (new(false, "Too many errors; closing"), Pop3Phase.Closed);

        await SayAsync(reply, stop);
        if (command is Pop3Command.Stls && reply.Ok) await channel.EncryptAsync(SelfMadeCertificate.Instance, stop);
    }

    async ValueTask<Pop3Reply> AnswerAsync(Pop3Command command, CancellationToken stop) => command switch
    {
        Pop3Command.Auth auth => await LogInAsync(auth, stop),
        Pop3Command.Capa      => Pop3Reply.Capabilities(Mechanisms, CanEncrypt),
        Pop3Command.Quit      => Leave(),
        _                     => maildrop is null ? Welcome(command) : Answer(command, maildrop),
    };

    Pop3Reply Welcome(Pop3Command command)
    {
        switch (command)
        {
            case Pop3Command.User user: name = user.Name; return new(true, "Now the password");
            case Pop3Command.Pass pass: return Enter(accounts.Verify(name, pass.Password));
            case Pop3Command.Apop apop: return Enter(accounts[apop.Name] is { } password && ApopDigest.Of(stamp, password).Equals(apop.Digest, StringComparison.OrdinalIgnoreCase));
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
        if (!Mechanisms.Contains(auth.Mechanism, StringComparer.OrdinalIgnoreCase) || SaslMechanisms.Begin(auth.Mechanism, accounts, nonce) is not { } exchange)
            return new(false, "That way to log in is not known");
        if (auth.Response is not null && SaslMechanisms.IsServerFirst(auth.Mechanism))
            return new(false, "The server speaks first in this one");
        return await channel.LogInAsync(exchange, auth.Response, stop) switch
        {
            SaslStep.Malformed malformed => new(false, $"Syntax: {malformed.Why}"),
            var step                     => Enter(step is SaslStep.Accepted),
        };
    }

    Pop3Reply Enter(bool believed)
    {
        if (!believed && !accounts.IsEmpty) return new(false, "[AUTH] Wrong name or password");   // RFC 3206 §4
        if (!store.TryLock()) return new(false, "[IN-USE] Another session has the maildrop");     // RFC 2449 §8.1.1
        maildrop = new(store.Inbox);
        return new(true, $"{maildrop.Numbers.Count()} messages");
    }

    Pop3Reply Leave() => maildrop is null ? new(true, "Bye") : new(true, $"Bye; {maildrop.Update()} removed");

    static Pop3Reply Fetch(Maildrop drop, int number, Func<MessageContent, MessageContent> part) =>
        drop.Find(number) is { } message ? new(true, $"{message.Size} octets", part(message.Content)) : Pop3Reply.NoSuchMessage;

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
