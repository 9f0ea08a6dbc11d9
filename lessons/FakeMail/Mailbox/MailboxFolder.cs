namespace FakeMail.Mailbox;

/// <summary>A folder of messages, in the order of their UIDs. What it gives out is how things are at that moment; whoever wants to know more compares two such moments.</summary>
public sealed class MailboxFolder
{
    readonly Lock gate = new();
    readonly List<StoredMessage> messages = [];
    StoredMessage[]? snapshot = [];
    uint recentFrom = 1;
    TaskCompletionSource change = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal MailboxFolder(string name, uint uidValidity) => (Name, UidValidity) = (name, uidValidity);

    /// <summary>Its name, with <c>/</c> between the levels.</summary>
    public string Name { get; internal set; }

    /// <summary>Changes when UIDs begin anew, so that a client does not take one message for another (RFC 3501 §2.3.1.1).</summary>
    public uint UidValidity { get; }

    /// <summary>The UID that the next message will have.</summary>
    public uint UidNext { get; private set; } = 1;

    /// <summary>The messages as they are now.</summary>
    public IReadOnlyList<StoredMessage> Messages { get { lock (gate) return snapshot ??= [.. messages]; } }

    /// <summary>Done as soon as the folder is no longer as <paramref name="seen"/> shows it.</summary>
    public Task ChangeSince(IReadOnlyList<StoredMessage> seen)
    {
        lock (gate) return ReferenceEquals(seen, snapshot) ? change.Task : Task.CompletedTask;
    }

    /// <summary>Adds a message at the end.</summary>
    public StoredMessage Add(MessageContent content, FlagSet flags, DateTimeOffset date)
    {
        lock (gate)
        {
            var message = new StoredMessage(UidNext++, flags, date, content);
            messages.Add(message);
            Changed();
            return message;
        }
    }

    /// <summary>Gives a message other flags; <c>null</c> if it is no longer there.</summary>
    public StoredMessage? ChangeFlags(uint uid, Func<FlagSet, FlagSet> change)
    {
        lock (gate)
        {
            if (IndexOf(uid) is not (>= 0 and var index)) return null;
            var (before, flags) = (messages[index], change(messages[index].Flags));
            if (flags.Equals(before.Flags)) return before;
            messages[index] = before with { Flags = flags };
            Changed();
            return messages[index];
        }
    }

    /// <summary>Removes messages for good.</summary>
    public void Remove(IEnumerable<uint> uids)
    {
        lock (gate)
        {
            var gone = uids.ToHashSet();
            if (messages.RemoveAll(message => gone.Contains(message.Uid)) > 0) Changed();
        }
    }

    /// <summary>From which UID on no session has been told of the messages: they are <c>\Recent</c> to whoever asks now, and to nobody after (§2.3.2).</summary>
    public uint TakeRecent()
    {
        lock (gate)
        {
            var from = recentFrom;
            recentFrom = UidNext;
            return from;
        }
    }

    /// <summary>How many messages no session has been told of.</summary>
    public int Recent { get { lock (gate) return messages.Count(message => message.Uid >= recentFrom); } }

    int IndexOf(uint uid)
    {
        var (low, high) = (0, messages.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (messages[middle].Uid == uid) return middle;
            if (messages[middle].Uid < uid) low = middle + 1; else high = middle - 1;
        }
        return -1;
    }

    void Changed()
    {
        snapshot = null;
        change.SetResult();
        change = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
