using System.Text;
using FakeMail.Mailbox;
using FakeMail.Sasl;
using FakeMail.Tls;

namespace FakeMail.Imap;

/// <summary>One client's conversation. Which command is allowed when is in <see cref="ImapRules"/>; here is what they do.</summary>
/// <param name="channel">The connection.</param>
/// <param name="store">Where the messages are.</param>
/// <param name="settings">Who may log in, and what else is allowed.</param>
/// <param name="nonce">Different in each session, for log-ins that need it.</param>
public sealed class ImapSession(LineChannel channel, MailStore store, MailAccess settings, string nonce)
{
    const int MaxErrors = 20;

    readonly ImapOutput output = new(channel);
    ImapPhase phase = ImapPhase.NotAuthenticated;
    SelectedFolder? selected;
    int errors;

    FolderCommands Folders => new(store, output);

    MessageCommands Messages => new(store, selected!, output);

    bool CanEncrypt => settings.Encryption is Encryption.OnRequest && !channel.IsEncrypted;

    string Capabilities => string.Join(' ', ["CAPABILITY IMAP4rev1 LITERAL+ SASL-IR UIDPLUS MOVE IDLE NAMESPACE UNSELECT ID CHILDREN",
        .. CanEncrypt ? (string[])["STARTTLS"] : [], .. settings.Mechanisms.Select(mechanism => "AUTH=" + mechanism)]);

    /// <summary>Speaks with the client until one of the two hangs up.</summary>
    public async Task RunAsync(CancellationToken stop = default)
    {
        try
        {
            output.Line($"* OK [{Capabilities}] IMAP ready");
            await output.FlushAsync(stop);
            while (phase is not ImapPhase.Closed && await channel.ReadCommandAsync(settings.MaxMessageSize, stop) is { } line)
                await ObeyAsync(CommandSyntax.Parse(line), stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && !output.IsSending)
        {
            using var farewell = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            output.Line("* BYE The server stops");   // RFC 3501 §7.1.5
            await output.FlushAsync(farewell.Token);
        }
        catch (TimeoutException)
        {
            output.Line("* BYE Waited too long");
            await output.FlushAsync(stop);
        }
        finally
        {
            if (selected is not null) await KeepAsync(selected);
            await channel.CloseAsync();
        }
    }

    async Task ObeyAsync((string Tag, ImapCommand Command) asked, CancellationToken stop)
    {
        var (tag, command) = asked;
        var before = selected;
        var (refusal, next) = ImapRules.Apply(phase, command);
        var reply = refusal ?? await TryAsync(command, stop);
        if (reply.IsOk) phase = next;
        else if (command is ImapCommand.Open && refusal is null) (phase, selected) = (ImapPhase.Authenticated, null);   // §6.3.1: then none is open
        if (phase is not (ImapPhase.Selected or ImapPhase.Examined)) selected = null;

        if (before is not null && (before != selected || command is ImapCommand.Check)) await KeepAsync(before);
        if (selected is not null) Tell(selected, mayExpunge: command is not (ImapCommand.Wrong or ImapCommand.Fetch { ByUid: false } or ImapCommand.Store { ByUid: false } or ImapCommand.Search { ByUid: false }));
        output.Line($"{tag} {reply}");
        if (reply.Status is "BAD" && ++errors >= MaxErrors)
        {
            output.Line("* BYE Too many errors");
            phase = ImapPhase.Closed;
        }
        await output.FlushAsync(stop);
        if (command is ImapCommand.StartTls && reply.IsOk) await channel.EncryptAsync(settings.CertificateOrOwn, stop);
    }

    async Task<ImapReply> TryAsync(ImapCommand command, CancellationToken stop)
    {
        try
        {
            return await AnswerAsync(command, stop);
        }
        catch (FolderException failure)   // a full disk, say: not the client's fault
        {
            return ImapReply.No($"[UNAVAILABLE] {failure.Message}");
        }
    }

    async ValueTask<ImapReply> AnswerAsync(ImapCommand command, CancellationToken stop) => command switch
    {
        ImapCommand.Capability         => Say($"* {Capabilities}", "That is all"),
        ImapCommand.Noop               => ImapReply.Ok("Nothing done"),
        ImapCommand.Check              => ImapReply.Ok("All is stored"),
        ImapCommand.Logout             => Say("* BYE Until next time", "Bye"),
        ImapCommand.Id                 => Say("* ID (\"name\" \"FakeMail\")", "Pleased to meet you"),
        ImapCommand.Namespaces         => Say("* NAMESPACE ((\"\" \"/\")) NIL NIL", "All folders are yours"),
        ImapCommand.StartTls           => CanEncrypt ? ImapReply.Ok("Shake hands now") : ImapReply.Bad(channel.IsEncrypted ? "Encrypted already" : "This server does not encrypt"),
        ImapCommand.Login login        => Welcome(settings.Accepts(login.User, login.Password)),
        ImapCommand.Authenticate login => await LogInAsync(login, stop),
        ImapCommand.Open open          => await OpenAsync(open),
        ImapCommand.Create create      => FolderCommands.ReplyTo(await store.CreateAsync(create.Folder), "Created"),
        ImapCommand.Delete delete      => FolderCommands.ReplyTo(store.Delete(delete.Folder), "Deleted"),
        ImapCommand.Rename rename      => FolderCommands.ReplyTo(await store.RenameAsync(rename.From, rename.To), "Renamed"),
        ImapCommand.Subscribe one      => FolderCommands.ReplyTo(await store.SubscribeAsync(one.Folder, one.Wanted), one.Wanted ? "Subscribed" : "Unsubscribed"),
        ImapCommand.List list          => Folders.List(list),
        ImapCommand.Status status      => await Folders.StatusAsync(status),
        ImapCommand.Append append      => await Folders.AppendAsync(append),
        ImapCommand.Idle               => await IdleAsync(stop),
        ImapCommand.Close close        => close.Expunges && !selected!.ReadOnly ? await Messages.ExpungeAsync(null) : ImapReply.Ok("Closed"),
        ImapCommand.Expunge expunge    => await Messages.ExpungeAsync(expunge.Uids),
        ImapCommand.Search search      => Messages.Search(search),
        ImapCommand.Fetch fetch        => await Messages.FetchAsync(fetch, stop),
        ImapCommand.Store change       => Messages.Store(change),
        ImapCommand.Copy copy          => await Messages.CopyAsync(copy),
        _                              => throw new InvalidOperationException($"{command.GetType().Name} has no answer."),
    };

    ImapReply Say(string untagged, string text)
    {
        output.Line(untagged);
        return ImapReply.Ok(text);
    }

    async Task<ImapReply> OpenAsync(ImapCommand.Open open)
    {
        if (!store.TryFind(open.Folder, out var folder)) return FolderCommands.NoSuchFolder();
        selected = new(folder, open.ReadOnly);
        await folder.SaveAsync();   // what the client is told now must hold
        Folders.Open(selected);
        return ImapReply.Ok(open.ReadOnly ? "[READ-ONLY] Opened for reading" : "[READ-WRITE] Opened");
    }

    ImapReply Welcome(bool believed) => believed
        ? ImapReply.Ok($"[{Capabilities}] Welcome")
        : ImapReply.No("[AUTHENTICATIONFAILED] Wrong name or password");   // RFC 5530 §3

    async Task<ImapReply> LogInAsync(ImapCommand.Authenticate login, CancellationToken stop)
    {
        if (settings.Begin(login.Mechanism, nonce) is not { } exchange) return ImapReply.No("[CANNOT] That way to log in is not known");
        if (login.Response is not null && SaslMechanisms.IsServerFirst(login.Mechanism)) return ImapReply.Bad("The server speaks first in this one");
        return await channel.LogInAsync(exchange, login.Response, stop) switch
        {
            SaslStep.Malformed malformed => ImapReply.Bad($"Not a log-in: {malformed.Why}"),
            var step                     => Welcome(settings.Believes(step)),
        };
    }

    // RFC 2177: until the client says DONE, whatever happens is told at once.
    async Task<ImapReply> IdleAsync(CancellationToken stop)
    {
        output.Line("+ Idling until DONE");
        var reading = channel.ReadLineAsync(100, stop).AsTask();
        while (true)
        {
            if (selected is not null) Tell(selected, mayExpunge: true);
            await output.FlushAsync(stop);
            if (await Task.WhenAny(reading, selected?.Change ?? reading) == reading) break;
        }
        var (line, end) = await reading;
        return end is LineEnd.Crlf && Ascii.EqualsIgnoreCase(line, "DONE"u8) ? ImapReply.Ok("No longer idle") : ImapReply.Bad("Idling ends with DONE");
    }

    // Flags are kept without anybody waiting for it; at the end somebody does.
    static async Task KeepAsync(SelectedFolder left)
    {
        try
        {
            await left.Folder.SaveAsync();
        }
        catch (FolderException)
        {
            // The messages are there all the same, and a later change tries again.
        }
    }

    void Tell(SelectedFolder folder, bool mayExpunge)
    {
        foreach (var line in folder.Synchronise(mayExpunge)) output.Line(line);
    }
}
