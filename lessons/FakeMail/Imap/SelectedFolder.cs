using FakeMail.Mailbox;

namespace FakeMail.Imap;

/// <summary>The open folder as the client knows it. It lags behind the folder itself: what has changed is told between commands (RFC 3501 §7.3, §7.4).</summary>
sealed class SelectedFolder
{
    readonly HashSet<uint> recent = [];
    List<StoredMessage> known = [];
    IReadOnlyList<StoredMessage>? seen;
    bool someAreGone;

    public SelectedFolder(MailboxFolder folder, bool readOnly)
    {
        (Folder, ReadOnly) = (folder, readOnly);
        Synchronise(mayExpunge: true);
    }

    public MailboxFolder Folder { get; }

    public bool ReadOnly { get; }

    public int Count => known.Count;

    public int Recent => recent.Count;

    public uint LastUid => known is [.., var last] ? last.Uid : 0;

    /// <summary>The messages with their numbers.</summary>
    public IEnumerable<(uint Number, StoredMessage Message)> All => known.Select((message, index) => ((uint)index + 1, message));

    /// <summary>Done as soon as there is something to tell.</summary>
    public Task Change => Folder.ChangeSince(seen!);

    public bool IsRecent(uint uid) => recent.Contains(uid);

    /// <summary>The messages of a set. UIDs that are not there are nobody's fault (§6.4.8); a number that is not there is an error.</summary>
    /// <returns><c>null</c> if a number is too large.</returns>
    public List<(uint Number, StoredMessage Message)>? Find(SequenceSet set, bool byUid)
    {
        var resolved = set.Resolve(byUid ? LastUid : (uint)Count);
        if (!byUid && (resolved[^1].To > Count || resolved[0].From is 0)) return null;
        return [.. All.Where(one => SequenceSet.Contains(resolved, byUid ? one.Message.Uid : one.Number))];
    }

    /// <summary>Takes a changed message for one that the client has been told of.</summary>
    public void Know(uint number, StoredMessage message) => known[(int)number - 1] = message;

    /// <summary>What the client is to be told to know how things are now. Numbers must not move while it may use them (§7.4.1): then messages that are gone stay.</summary>
    public IReadOnlyList<string> Synchronise(bool mayExpunge)
    {
        var now = Folder.Messages;
        if (ReferenceEquals(now, seen) && !(someAreGone && mayExpunge)) return [];
        seen = now;

        var current = now.ToDictionary(message => message.Uid);
        var told = new List<string>();
        someAreGone = known.Exists(message => !current.ContainsKey(message.Uid));
        if (someAreGone && mayExpunge) Expunge(current, told);

        var arrived = now.Where(message => message.Uid > LastUid).ToList();
        if (arrived.Count > 0) Arrive(arrived, told);
        for (var i = 0; i < known.Count; i++)
            if (current.TryGetValue(known[i].Uid, out var message) && !ReferenceEquals(message, known[i]))
            {
                if (!message.Flags.Equals(known[i].Flags)) told.Add($"* {i + 1} FETCH (UID {message.Uid} FLAGS ({FlagsOf(message)}))");
                known[i] = message;
            }
        return told;
    }

    /// <summary>A message's flags, as this session sees them.</summary>
    public string FlagsOf(StoredMessage message) =>
        string.Join(' ', IsRecent(message.Uid) ? message.Flags.Names.Append(@"\Recent") : message.Flags.Names);

    // From the end, so that the numbers that are still to be told stay the same.
    void Expunge(Dictionary<uint, StoredMessage> current, List<string> told)
    {
        for (var i = known.Count - 1; i >= 0; i--)
            if (!current.ContainsKey(known[i].Uid)) told.Add($"* {i + 1} EXPUNGE");
        recent.ExceptWith(known.Where(message => !current.ContainsKey(message.Uid)).Select(message => message.Uid));
        known = known.FindAll(message => current.ContainsKey(message.Uid));
        someAreGone = false;
    }

    void Arrive(List<StoredMessage> arrived, List<string> told)
    {
        var from = ReadOnly ? Folder.RecentFrom : Folder.TakeRecent();
        recent.UnionWith(arrived.Where(message => message.Uid >= from).Select(message => message.Uid));
        known.AddRange(arrived);
        told.Add($"* {Count} EXISTS");
        told.Add($"* {Recent} RECENT");
    }
}
