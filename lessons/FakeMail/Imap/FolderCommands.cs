using System.Text;
using System.Text.RegularExpressions;
using FakeMail.Mailbox;

namespace FakeMail.Imap;

/// <summary>What is done with folders (RFC 3501 §6.3).</summary>
sealed class FolderCommands(MailStore store, ImapOutput output)
{
    public static ImapReply NoSuchFolder(bool create = false) => ImapReply.No($"[{(create ? "TRYCREATE" : "NONEXISTENT")}] There is no folder of that name");   // RFC 3501 §6.3.11, RFC 5530 §3

    public static ImapReply ReplyTo(FolderChange change, string done) => change switch
    {
        FolderChange.Done       => ImapReply.Ok(done),
        FolderChange.Exists     => ImapReply.No("[ALREADYEXISTS] There is a folder of that name"),
        FolderChange.NotThere   => NoSuchFolder(),
        FolderChange.HasFolders => ImapReply.No("[CANNOT] There are only folders in it; delete them first"),
        _                       => ImapReply.No("[CANNOT] That name cannot be used for this"),
    };

    /// <summary>LIST and LSUB. Levels that exist only as part of a name are shown as such.</summary>
    public ImapReply List(ImapCommand.List list)
    {
        var verb = list.Subscribed ? "LSUB" : "LIST";
        if (list.Pattern is "" && !list.Subscribed)   // asks for the separator only (§6.3.8)
        {
            output.Line("* LIST (\\Noselect) \"/\" \"\"");
            return ImapReply.Ok("That is all");
        }
        var folders = store.Folders.Select(folder => folder.Name).ToList();
        var names = list.Subscribed ? store.Subscriptions : folders;
        var levels = names.SelectMany(Above).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var parents = folders.SelectMany(Above).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var pattern = Pattern(list.Reference + list.Pattern);
        foreach (var name in names.Union(levels, StringComparer.OrdinalIgnoreCase).Order(FolderName.InOrder).Where(name => pattern.IsMatch(name)))
        {
            var exists = names.Contains(name, StringComparer.OrdinalIgnoreCase);
            if (!exists && list.Subscribed && !list.Pattern.EndsWith('%')) continue;   // §6.3.9
            output.Line($"* {verb} ({(exists ? "" : "\\Noselect ")}{(parents.Contains(name) ? "\\HasChildren" : "\\HasNoChildren")}) \"/\" {ImapText.Folder(name)}");
        }
        return ImapReply.Ok("That is all");
    }

    public async Task<ImapReply> StatusAsync(ImapCommand.Status status)
    {
        if (!store.TryFind(status.Folder, out var folder)) return NoSuchFolder();
        var messages = folder.Messages;
        var figures = status.Items.Select(item => $"{item} " + item switch
        {
            "MESSAGES"    => (uint)messages.Count,
            "RECENT"      => (uint)messages.Count(message => message.Uid >= folder.RecentFrom),
            "UIDNEXT"     => folder.UidNext,
            "UIDVALIDITY" => folder.UidValidity,
            _             => (uint)messages.Count(message => !message.Flags.Has(FlagSet.Seen)),
        });
        await folder.SaveAsync();
        output.Line($"* STATUS {ImapText.Folder(folder.Name)} ({string.Join(' ', figures)})");
        return ImapReply.Ok("That is all");
    }

    public async Task<ImapReply> AppendAsync(ImapCommand.Append append)
    {
        if (!store.TryFind(append.Folder, out var folder)) return NoSuchFolder(create: true);
        var stored = await folder.AppendAsync([new(0, append.Flags, append.Date ?? store.Now, append.Content)]);
        return ImapReply.Ok($"[APPENDUID {folder.UidValidity} {stored[0].Uid}] Stored");   // RFC 4315 §3
    }

    /// <summary>The figures that come with an opened folder (§6.3.1).</summary>
    public void Open(SelectedFolder selected)
    {
        var keywords = selected.All.SelectMany(one => one.Message.Flags.Names).Where(flag => flag[0] is not '\\').Distinct(StringComparer.OrdinalIgnoreCase);
        var flags = string.Join(' ', [.. FlagSet.System, .. keywords]);
        output.Line($"* FLAGS ({flags})");
        output.Line($"* {selected.Count} EXISTS");
        output.Line($"* {selected.Recent} RECENT");
        if (selected.All.FirstOrDefault(one => !one.Message.Flags.Has(FlagSet.Seen)) is { Number: > 0 and var unseen }) output.Line($"* OK [UNSEEN {unseen}] The first unseen one");
        output.Line(selected.ReadOnly ? "* OK [PERMANENTFLAGS ()] Nothing can be changed" : $"* OK [PERMANENTFLAGS ({flags} \\*)] These last, and any that you make up");
        output.Line($"* OK [UIDNEXT {selected.Folder.UidNext}] What the next one will have");
        output.Line($"* OK [UIDVALIDITY {selected.Folder.UidValidity}] UIDs hold as long as this does");
    }

    // "a/b/c" lies in "a/b", which lies in "a".
    static IEnumerable<string> Above(string name)
    {
        for (var slash = name.LastIndexOf('/'); slash > 0; slash = name.LastIndexOf('/', slash - 1)) yield return name[..slash];
    }

    // * is anything, % is anything on one level (§6.3.8). A pattern is the client's: it must not take exponential time.
    static Regex Pattern(string pattern)
    {
        var regex = new StringBuilder();
        foreach (var c in pattern.StartsWith("inbox", StringComparison.OrdinalIgnoreCase) ? "INBOX" + pattern[5..] : pattern)
            regex.Append(c switch { '*' => ".*", '%' => "[^/]*", _ => Regex.Escape(c.ToString()) });
        return new($@"\A{regex}\z", RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }
}
