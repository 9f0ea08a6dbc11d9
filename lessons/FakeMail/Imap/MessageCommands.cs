using FakeMail.Mailbox;

namespace FakeMail.Imap;

/// <summary>What is done with the messages of the open folder (RFC 3501 §6.4).</summary>
sealed class MessageCommands(MailStore store, SelectedFolder selected, ImapOutput output)
{
    static readonly ImapReply NoSuchMessage = ImapReply.Bad("There is no message of that number");
    static readonly ImapReply SomeAreGone = ImapReply.No("[EXPUNGEISSUED] Some of these messages are no longer there");   // RFC 5530 §3

    public async Task<ImapReply> FetchAsync(ImapCommand.Fetch fetch, CancellationToken stop)
    {
        if (selected.Find(fetch.Set, fetch.ByUid) is not { } found) return NoSuchMessage;
        var items = fetch.ByUid && !fetch.Items.Any(item => item is FetchItem.Uid) ? fetch.Items.Prepend(new FetchItem.Uid()).ToList() : [.. fetch.Items];
        var marks = !selected.ReadOnly && items.Exists(item => item is FetchItem.Section { Peek: false });
        var withFlags = items.Exists(item => item is FetchItem.Flags) ? items : [.. items, new FetchItem.Flags()];
        var reply = ImapReply.Ok("That is all");
        foreach (var (number, message) in found)
        {
            var seen = marks && !message.Flags.Has(FlagSet.Seen) ? selected.Folder.ChangeFlags(message.Uid, flags => flags.With(new([FlagSet.Seen]))) : null;
            if (seen is not null) selected.Know(number, seen);
            if (FetchWriter.Prepare(selected, seen ?? message, seen is null ? items : withFlags) is { } answers) await FetchWriter.WriteAsync(output, number, answers, stop);
            else reply = SomeAreGone;
        }
        selected.Folder.SaveSoon();
        return reply;
    }

    public ImapReply Store(ImapCommand.Store change)
    {
        if (selected.Find(change.Set, change.ByUid) is not { } found) return NoSuchMessage;
        var reply = ImapReply.Ok("Stored");
        foreach (var (number, message) in found)
        {
            var changed = selected.Folder.ChangeFlags(message.Uid, flags => change.Change switch
            {
                FlagChange.Add    => flags.With(change.Flags),
                FlagChange.Remove => flags.Without(change.Flags),
                _                 => change.Flags,
            });
            if (changed is null) { reply = SomeAreGone; continue; }
            selected.Know(number, changed);
            if (!change.Silent) output.Line($"* {number} FETCH ({(change.ByUid ? $"UID {message.Uid} " : "")}FLAGS ({selected.FlagsOf(changed)}))");
        }
        selected.Folder.SaveSoon();
        return reply;
    }

    public ImapReply Search(ImapCommand.Search search)
    {
        if (!search.CharsetIsKnown) return ImapReply.No("[BADCHARSET (US-ASCII UTF-8)] That charset is not known");
        var found = selected.All
            .Where(one => search.Matches(new(one.Message, one.Number, selected.IsRecent(one.Message.Uid), (uint)selected.Count, selected.LastUid)))
            .Select(one => search.ByUid ? one.Message.Uid : one.Number);
        output.Line(string.Join(' ', found.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)).Prepend("* SEARCH")));
        return ImapReply.Ok("That is all");
    }

    public async Task<ImapReply> CopyAsync(ImapCommand.Copy copy)
    {
        if (selected.Find(copy.Set, copy.ByUid) is not { } found) return NoSuchMessage;
        if (!store.TryFind(copy.Folder, out var target)) return FolderCommands.NoSuchFolder(create: true);
        var now = Now(found);   // with the flags that another session may have given them
        if (now.Count < found.Count) return SomeAreGone;   // all or none (§6.4.7)

        var copies = await target.AppendAsync(now);
        var uids = $"[COPYUID {target.UidValidity} {SequenceSet.Write(found.Select(one => one.Message.Uid))} {SequenceSet.Write(copies.Select(message => message.Uid))}]";   // RFC 4315 §3
        var text = $"{(found is [] ? "" : uids + " ")}{(copy.Moves ? "Moved" : "Copied")}";
        if (!copy.Moves) return ImapReply.Ok(text);

        if (found is not []) output.Line($"* OK {uids} These move");   // before the client loses the old UIDs (RFC 6851 §4.3)
        await selected.Folder.RemoveAsync([.. found.Select(one => one.Message.Uid)]);
        return ImapReply.Ok("Moved");
    }

    public async Task<ImapReply> ExpungeAsync(SequenceSet? uids)
    {
        var among = Now(uids is null ? selected.All : selected.Find(uids, byUid: true)!);   // another session may have thought better of it
        await selected.Folder.RemoveAsync([.. among.Where(message => message.Flags.Has(FlagSet.Deleted)).Select(message => message.Uid)]);
        return ImapReply.Ok("Expunged");
    }

    List<StoredMessage> Now(IEnumerable<(uint Number, StoredMessage Message)> known) => [.. known.Select(one => selected.Folder.Find(one.Message.Uid)).OfType<StoredMessage>()];
}
