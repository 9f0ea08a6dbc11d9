using FakeMail.Mishaps;
using FakeMail.Smtp;
using static FakeMail.Mishaps.Occasion;

namespace FakeMail;

/// <content>Misbehaving on purpose: by rule and by count, never by dice.</content>
public sealed partial class FakeMailServer
{
    readonly SmtpSettings settingsInTheBeginning;

    /// <summary>What is to go wrong.</summary>
    public MishapList Mishaps { get; }

    /// <summary>Refuses something: <c>server.Refuse(Recipient("bob@home"), "550 5.1.1 No such user")</c>.</summary>
    /// <exception cref="ArgumentException">The reply is no refusal.</exception>
    public Mishap Refuse(Occasion occasion, string reply) => Mishaps.Add(new(occasion, new() { Reply = Effect.Refusal(reply) }));

    /// <summary>Hangs up, without a word or with some last ones: <c>server.HangUp(Command("DATA"), "421 4.3.0 Going down")</c>.</summary>
    /// <exception cref="ArgumentException">The last words are no refusal.</exception>
    public Mishap HangUp(Occasion occasion, string? lastWords = null) =>
        Mishaps.Add(new(occasion, new() { HangsUp = true, Reply = lastWords is null ? null : Effect.Refusal(lastWords) }));

    /// <summary>Waits before it goes on: <c>server.AnswerLate(Command("RCPT"), TimeSpan.FromSeconds(3))</c>; with <see cref="Timeout.InfiniteTimeSpan"/> it never answers.</summary>
    public Mishap AnswerLate(Occasion occasion, TimeSpan delay) => Mishaps.Add(new(occasion, new() { Delay = delay }));

    /// <summary>Stops the whole server after the answer: <c>server.StopAfter(Stored).From(5)</c>.</summary>
    public Mishap StopAfter(Occasion occasion) => Mishaps.Add(new(occasion, new() { StopsServer = true }));

    /// <summary>Tells every sender to try a recipient again, and takes it then: by count, not by the clock.</summary>
    /// <param name="times">How often each pair of sender and recipient is refused.</param>
    /// <param name="reply">With which words.</param>
    public Mishap Greylist(int times = 1, string reply = "451 4.7.1 Greylisted; try again later")
    {
        var attempts = new Dictionary<(string Sender, string Recipient), int>();
        return Mishaps.Add(new(Recipient(), new() { Reply = Effect.Refusal(reply) }, IsNew));

        bool IsNew(Happening at)
        {
            var attempt = attempts.GetValueOrDefault((at.Sender, at.Text)) + 1;
            attempts[(at.Sender, at.Text)] = attempt;
            return attempt <= times;
        }
    }

    /// <summary>Makes encryption fail.</summary>
    public Mishap BreakTls(TlsBreak how) => how switch
    {
        TlsBreak.Unavailable => Refuse(Command("STARTTLS"), Replies.NoTlsNow.ToString()),
        TlsBreak.PlainText => HangUp(Handshake, "500 5.5.2 That is not a command"),
        TlsBreak.HangUp => HangUp(Handshake),
        TlsBreak.HangUpAfterwards => HangUp(Encrypted),
        TlsBreak.TooWeak => Refuse(Encrypted, "554 5.7.3 The encryption is too weak"),
        _ => throw new ArgumentOutOfRangeException(nameof(how), how, "That is no way in which encryption can fail."),
    };

    /// <summary>Neither lists nor does these extensions for whoever connects from now on.</summary>
    public void Hide(SmtpExtensions extensions) => Settings = Settings with { Extensions = Settings.Extensions & ~extensions, Pretended = Settings.Pretended & ~extensions };

    /// <summary>Lists these extensions, and refuses them when they are used, for whoever connects from now on.</summary>
    public void Pretend(SmtpExtensions extensions) => Settings = Settings with { Extensions = Settings.Extensions & ~extensions, Pretended = Settings.Pretended | extensions };

    /// <summary>Does everything right again.</summary>
    public void Behave()
    {
        Mishaps.Clear();
        Settings = settingsInTheBeginning;
    }
}
