using System.Diagnostics.CodeAnalysis;

namespace FakeMail.Mailbox;

/// <summary>How a change of folders ended.</summary>
public enum FolderChange
{
    /// <summary>It was done.</summary>
    Done,
    /// <summary>There is a folder of that name already.</summary>
    Exists,
    /// <summary>There is no folder of that name.</summary>
    NotThere,
    /// <summary>There are only other folders in it.</summary>
    HasFolders,
    /// <summary>No folder can be called so, or this one must stay.</summary>
    NotAllowed,
}

/// <summary>The folders of a server. All its accounts see the same ones, and whatever SMTP takes, for whomever, is in INBOX.</summary>
public sealed class MailStore
{
    readonly Lock gate = new();
    readonly SortedDictionary<string, MailboxFolder> folders = new(FolderName.InOrder);
    readonly SortedSet<string> subscriptions = new(FolderName.InOrder);
    readonly TimeProvider clock;
    readonly string? directory;
    uint lastUidValidity;
    bool loaded;
    int locked;

    /// <summary>A store with an INBOX, and what an earlier run left on disk.</summary>
    /// <param name="clock">Where the dates of messages and folders come from.</param>
    /// <param name="directory">Where INBOX is; <c>null</c> for nowhere but in memory.</param>
    /// <param name="files">How messages are saved there.</param>
    /// <param name="removed">Hears of messages that are no longer in INBOX.</param>
    public MailStore(TimeProvider? clock = null, string? directory = null, MailFiles? files = null, Action<IReadOnlyList<StoredMessage>>? removed = null)
    {
        (this.clock, this.directory) = (clock ?? TimeProvider.System, directory);
        Inbox = new(FolderName.Inbox, directory is null ? null : new(directory, files ?? new(directory)), NewValidity)
        {
            Removed = removed,
            Subscriptions = () => [.. Subscriptions],
        };
        folders[FolderName.Inbox] = Inbox;
    }

    /// <summary>The time.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The folder in which messages arrive; it is always there, and its name is the same in any case (RFC 3501 §5.1).</summary>
    public MailboxFolder Inbox { get; }

    /// <summary>All folders: INBOX first, then in the order of the alphabet.</summary>
    public IReadOnlyList<MailboxFolder> Folders { get { lock (gate) { Load(); return [.. folders.Values]; } } }

    /// <summary>The names of folders that clients want to see (§6.3.6). They stay when a folder is deleted.</summary>
    public IReadOnlyList<string> Subscriptions { get { lock (gate) { Load(); return [.. subscriptions]; } } }

    /// <summary>Whether there is a folder of a name.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out MailboxFolder? folder)
    {
        lock (gate)
        {
            Load();
            return folders.TryGetValue(name, out folder);
        }
    }

    /// <summary>Puts a message in INBOX; returns where it is saved, if it is.</summary>
    /// <param name="content">The message.</param>
    /// <param name="path">Where it has been saved.</param>
    /// <param name="at">When it came; now, if not given.</param>
    public string? Deliver(MessageContent content, string? path = null, DateTimeOffset? at = null) => Inbox.Add(content, path, FlagSet.None, at ?? Now).Path;

    /// <summary>Makes a folder, and those above it that are not there (§6.3.3).</summary>
    public async Task<FolderChange> CreateAsync(string name)
    {
        if (name.EndsWith('/')) name = name[..^1];   // a client that is going to make folders in it
        if (!FolderName.IsAllowed(name)) return FolderChange.NotAllowed;
        List<MailboxFolder> made = [];
        lock (gate)
        {
            Load();
            if (folders.ContainsKey(name)) return FolderChange.Exists;
            for (var slash = name.IndexOf('/'); slash > 0; slash = name.IndexOf('/', slash + 1))
                if (!folders.ContainsKey(name[..slash])) made.Add(Make(name[..slash]));
            made.Add(Make(name));
        }
        foreach (var folder in made) await folder.SaveAnywayAsync();
        return FolderChange.Done;
    }

    /// <summary>Deletes a folder and its messages, but not the folders in it (§6.3.4).</summary>
    public FolderChange Delete(string name)
    {
        if (FolderName.IsInbox(name)) return FolderChange.NotAllowed;
        MailboxFolder? folder;
        lock (gate)
        {
            Load();
            if (!folders.Remove(name, out folder)) return folders.Keys.Any(other => IsIn(name, other)) ? FolderChange.HasFolders : FolderChange.NotThere;
        }
        folder.Reset(forGood: true);
        return FolderChange.Done;
    }

    /// <summary>Gives a folder and those in it another name. INBOX stays: its messages move (§6.3.5).</summary>
    public async Task<FolderChange> RenameAsync(string from, string to)
    {
        if (!FolderName.IsAllowed(to) || IsIn(from, to)) return FolderChange.NotAllowed;
        if (FolderName.IsInbox(from)) return await EmptyInboxAsync(to);

        List<(MailboxFolder Folder, string Name)> renamed;
        lock (gate)
        {
            Load();
            renamed = [.. folders.Values.Where(folder => folder.Name.Equals(from, StringComparison.OrdinalIgnoreCase) || IsIn(from, folder.Name)).Select(folder => (folder, to + folder.Name[from.Length..]))];
            if (renamed is []) return FolderChange.NotThere;
            if (renamed.Exists(one => folders.ContainsKey(one.Name))) return FolderChange.Exists;
            if (!renamed.TrueForAll(one => FolderName.IsAllowed(one.Name))) return FolderChange.NotAllowed;
            foreach (var (folder, _) in renamed) folders.Remove(folder.Name);
            foreach (var (folder, name) in renamed) folders[name] = folder;
        }
        foreach (var (folder, name) in renamed) await folder.RenameAsync(name, DirectoryOf(name));
        return FolderChange.Done;
    }

    /// <summary>Notes that clients want to see a folder, or no longer.</summary>
    public async Task<FolderChange> SubscribeAsync(string name, bool wanted)
    {
        lock (gate)
        {
            Load();
            if (wanted && !folders.ContainsKey(name)) return FolderChange.NotThere;
            if (!(wanted ? subscriptions.Add(name) : subscriptions.Remove(name))) return FolderChange.Done;
        }
        await Inbox.SaveAnywayAsync();
        return FolderChange.Done;
    }

    /// <summary>Forgets all messages and all folders but INBOX, whose UIDs begin anew.</summary>
    public void Clear()
    {
        lock (gate)
        {
            Load();
            foreach (var folder in folders.Values) folder.Reset(forGood: folder != Inbox);
            folders.Clear();
            folders[FolderName.Inbox] = Inbox;
            subscriptions.Clear();
            subscriptions.Add(FolderName.Inbox);
        }
    }

    /// <summary>Locks the maildrop for one POP3 session (RFC 1939 §4); <c>false</c> if another one has it.</summary>
    public bool TryLock() => Interlocked.CompareExchange(ref locked, 1, 0) is 0;

    /// <summary>Gives the lock back.</summary>
    public void Unlock() => Volatile.Write(ref locked, 0);

    async Task<FolderChange> EmptyInboxAsync(string to)
    {
        if (await CreateAsync(to) is not FolderChange.Done and var refused) return refused;
        var messages = Inbox.Messages;
        if (TryFind(to, out var folder)) await folder.AppendAsync(messages);
        await Inbox.RemoveAsync([.. messages.Select(message => message.Uid)]);
        return FolderChange.Done;
    }

    // The folders that an earlier run left, as soon as somebody asks. A directory without a folder.json is not ours.
    void Load()
    {
        if (loaded) return;
        loaded = true;
        subscriptions.UnionWith(Inbox.Earlier?.Subscriptions ?? [FolderName.Inbox]);
        if (directory is null || !Directory.Exists(directory)) return;
        foreach (var path in Directory.EnumerateDirectories(directory))
            if (new FolderFiles(path).ReadState() is { } state && FolderName.IsAllowed(state.Name) && DirectoryOf(state.Name) == path)
            {
                lastUidValidity = Math.Max(lastUidValidity, state.UidValidity);
                folders.TryAdd(state.Name, new(state.Name, new(path), NewValidity));
            }
    }

    MailboxFolder Make(string name) => folders[name] = new(name, DirectoryOf(name) is { } path ? new(path) : null, NewValidity);

    string? DirectoryOf(string name) => directory is null ? null : Path.Combine(directory, FolderName.ToDirectory(name));

    static bool IsIn(string folder, string name) => name.StartsWith(folder + "/", StringComparison.OrdinalIgnoreCase);

    // RFC 3501 §2.3.1.1 suggests the time; two folders of one second still differ.
    uint NewValidity()
    {
        var now = (uint)clock.GetUtcNow().ToUnixTimeSeconds();
        while (true)
        {
            var last = Volatile.Read(ref lastUidValidity);
            var next = Math.Max(last + 1, now);
            if (Interlocked.CompareExchange(ref lastUidValidity, next, last) == last) return next;
        }
    }
}
