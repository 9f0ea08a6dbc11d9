namespace FakeMail.Mailbox;

/// <summary>A folder of messages, in the order of their UIDs. What it gives out is how things are at that moment; whoever wants to know more compares two such moments.</summary>
public sealed class MailboxFolder
{
    readonly Lock gate = new();
    readonly MessageSequence messages = new();
    readonly FolderFiles? files;
    readonly FolderKeeper? keeper;
    readonly Func<uint> newValidity;
    FolderState? earlier;
    uint uidValidity, uidNext = 1, recentFrom = 1, told;
    bool loaded, looked;

    internal MailboxFolder(string name, FolderFiles? files, Func<uint> newValidity)
    {
        (Name, this.files, this.newValidity) = (name, files, newValidity);
        keeper = files is null ? null : new(files, State, directoryStays: FolderName.IsInbox(name));
    }

    /// <summary>Its name, with <c>/</c> between the levels.</summary>
    public string Name { get; private set; }

    /// <summary>Changes when UIDs begin anew, so that a client does not take one message for another (RFC 3501 §2.3.1.1).</summary>
    public uint UidValidity { get { lock (gate) { Load(); return uidValidity; } } }

    /// <summary>The UID that the next message will have, at the least.</summary>
    public uint UidNext { get { lock (gate) { Load(); told = uidNext - 1; return uidNext; } } }

    /// <summary>From which UID on no session has been told of the messages (§2.3.2).</summary>
    public uint RecentFrom { get { lock (gate) { Load(); return recentFrom; } } }

    /// <summary>The messages as they are now.</summary>
    public IReadOnlyList<StoredMessage> Messages
    {
        get
        {
            lock (gate)
            {
                Load();
                told = Math.Max(told, messages.LastUid);
                return messages.Now;
            }
        }
    }

    /// <summary>Hears of messages that are no longer there.</summary>
    internal Action<IReadOnlyList<StoredMessage>>? Removed { get; init; }

    /// <summary>In INBOX: the folders that are subscribed to, to be kept with the rest.</summary>
    internal Func<IReadOnlyList<string>>? Subscriptions { get; init; }

    /// <summary>What an earlier run left beside the messages.</summary>
    internal FolderState? Earlier
    {
        get
        {
            if (!looked) (earlier, looked) = (files?.ReadState(), true);   // once: this is asked for every message that arrives
            return earlier;
        }
    }

    /// <summary>Where to begin looking for a number that is free: those of messages that are gone are not given again.</summary>
    internal uint NumberFrom { get { lock (gate) return Math.Max(uidNext, loaded ? 1 : Earlier?.UidNext ?? 1); } }

    /// <summary>Done as soon as the folder is no longer as <paramref name="seen"/> shows it.</summary>
    public Task ChangeSince(IReadOnlyList<StoredMessage> seen)
    {
        lock (gate) return messages.ChangeSince(seen);
    }

    /// <summary>A message as it is now; <c>null</c> if it is no longer there.</summary>
    public StoredMessage? Find(uint uid)
    {
        lock (gate) return messages.Find(uid);
    }

    /// <summary>Adds a message that was saved already, if anything is; returns where it is saved now.</summary>
    /// <remarks>Two messages at once may come in the wrong order. UIDs only grow (§2.3.1.1), so if somebody has been told of a larger one, this one is given another.</remarks>
    public (StoredMessage Message, string? Path) Add(MessageContent content, string? path, FlagSet flags, DateTimeOffset date)
    {
        lock (gate)
        {
            var found = path is null ? null : messages.Find(FolderFiles.UidOf(path));   // on disk, between its being saved and this
            if (found is null && path is not null && files is not null && loaded && FolderFiles.UidOf(path) <= told) path = files.Renumber(path, uidNext);
            var message = new StoredMessage(path is null ? uidNext : FolderFiles.UidOf(path), flags, date, path is null ? content : new OctetsInFile(path, 0, content.Length));
            // So that a later run knows, to the second. Most files were written in the same second: file systems go by ticks, of 10 ms or so.
            if (path is not null && IsDateOfAFile(date) && date.AddMilliseconds(-20).ToUnixTimeSeconds() != DateTimeOffset.UtcNow.ToUnixTimeSeconds()) File.SetLastWriteTimeUtc(path, date.UtcDateTime);
            messages.Put(message);
            uidNext = Math.Max(uidNext, message.Uid + 1);
            return (message, path);
        }
    }

    /// <summary>Saves messages, on disk if there is one, and adds them: all or, if one cannot be saved, none.</summary>
    /// <exception cref="FolderException">The disk does not take them.</exception>
    public async Task<IReadOnlyList<StoredMessage>> AppendAsync(IEnumerable<StoredMessage> copied)
    {
        var added = new List<StoredMessage>();
        try
        {
            foreach (var message in copied)
                added.Add(Add(message.Content, files is null ? null : await files.SaveAsync(message.Content, NumberFrom), message.Flags, message.InternalDate).Message);
            await SaveAnywayAsync();
            return added;
        }
        catch
        {
            Discard(added);
            throw;
        }
    }

    void Discard(List<StoredMessage> added)
    {
        lock (gate) messages.Remove(added.Select(message => message.Uid));
        files?.Delete(added.Select(message => message.Uid));
    }

    /// <summary>Gives a message other flags; <c>null</c> if it is no longer there. <see cref="SaveAsync"/> keeps them.</summary>
    public StoredMessage? ChangeFlags(uint uid, Func<FlagSet, FlagSet> change)
    {
        lock (gate)
        {
            if (messages.Find(uid) is not { } before) return null;
            var after = before with { Flags = change(before.Flags) };
            if (after.Flags.Equals(before.Flags)) return before;
            messages.Put(after);
            keeper?.Touch();
            return after;
        }
    }

    /// <summary>Removes messages for good. It is noted that their numbers are not free before they are deleted.</summary>
    /// <exception cref="FolderException">The disk does not let it.</exception>
    public async Task RemoveAsync(IReadOnlyCollection<uint> uids)
    {
        IReadOnlyList<StoredMessage> removed;
        lock (gate)
        {
            Load();
            removed = messages.Remove(uids);
            if (removed is []) return;
            keeper?.Touch();
        }
        Removed?.Invoke(removed);
        await SaveAsync();
        files?.Delete(removed.Select(message => message.Uid));
    }

    /// <summary>From which UID on messages are <c>\Recent</c> to whoever asks now, and to nobody after (§2.3.2).</summary>
    public uint TakeRecent()
    {
        lock (gate)
        {
            Load();
            var from = recentFrom;
            if (from != uidNext) keeper?.Touch();
            recentFrom = uidNext;
            return from;
        }
    }

    /// <summary>Keeps what has changed beside the messages, if anything is kept.</summary>
    /// <exception cref="FolderException">The disk does not take it.</exception>
    public Task SaveAsync() => keeper?.SaveAsync() ?? Task.CompletedTask;

    /// <summary>Begins to keep what has changed, without waiting: a disk may take long, and flags come often. If it fails, the next <see cref="SaveAsync"/> tries again.</summary>
    public void SaveSoon() => _ = SaveAsync().ContinueWith(done => done.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    /// <summary>Something beside the messages has changed.</summary>
    internal Task SaveAnywayAsync()
    {
        keeper?.Touch();
        return SaveAsync();
    }

    /// <summary>Gives the folder another name, and another directory.</summary>
    internal async Task RenameAsync(string name, string? directory)
    {
        await SaveAsync();   // to where it has been
        if (files is not null && directory is not null) files.Move(directory);
        lock (gate)
        {
            Load();
            Name = name;
            foreach (var message in messages.Now)
                if (message.Content is OctetsInFile file) file.Path = files!.PathOf(message.Uid);
        }
        await SaveAnywayAsync();
    }

    /// <summary>Forgets everything, and deletes it. UIDs begin anew; or it is over, and whoever still has the folder open never looks at the disk again, where another one of that name may be.</summary>
    /// <exception cref="FolderException">The disk does not let it.</exception>
    internal void Reset(bool forGood)
    {
        lock (gate)
        {
            Load();
            files?.Delete(messages.Now.Select(message => message.Uid));
            keeper?.Reset();
            messages.Clear();
            (earlier, uidValidity, uidNext, recentFrom, told, loaded) = (null, 0, 1, 1, 0, forGood);
        }
    }

    FolderState State()
    {
        var subscriptions = Subscriptions?.Invoke();   // before the gate: the store has one of its own
        lock (gate)
        {
            Load();
            var kept = messages.Now.Where(IsMoreThanItsFile).ToDictionary(message => message.Uid, message => new MessageState([.. message.Flags.Names], message.InternalDate));
            return new(Name, uidValidity, uidNext, recentFrom, kept) { Subscriptions = subscriptions };
        }
    }

    // What is on disk is looked at when somebody first asks.
    void Load()
    {
        if (loaded) return;
        loaded = true;
        var state = Earlier;
        uidValidity = state?.UidValidity ?? newValidity();
        recentFrom = state?.RecentFrom ?? 1;
        foreach (var (uid, file) in files?.Messages() ?? [])
        {
            if (messages.Find(uid) is not null) continue;
            var kept = state?.Messages.GetValueOrDefault(uid);
            messages.Put(new(uid, kept is null ? FlagSet.None : new(kept.Flags), kept?.Date ?? new(file.LastWriteTimeUtc), new OctetsInFile(file.FullName, 0, file.Length)));
        }
        uidNext = Math.Max(uidNext, Math.Max(state?.UidNext ?? 1, messages.LastUid + 1));
        if (state is null) keeper?.Touch();   // the validity must hold from now on
    }

    static bool IsMoreThanItsFile(StoredMessage message) => !message.Flags.IsEmpty || !IsDateOfAFile(message.InternalDate);

    // A file's time can say when a message came, but not in which zone that was, nor in which century.
    static bool IsDateOfAFile(DateTimeOffset date) => date.Offset == TimeSpan.Zero && date.Year is > 1980 and < 2100;
}
