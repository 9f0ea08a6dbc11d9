namespace FakeMail.Mailbox;

/// <summary>Messages in the order of their UIDs. It does not guard itself: the folder does.</summary>
sealed class MessageSequence
{
    static readonly Comparer<StoredMessage> ByUid = Comparer<StoredMessage>.Create((one, other) => one.Uid.CompareTo(other.Uid));

    static readonly MessageContent Nothing = MessageContent.Of();

    readonly List<StoredMessage> messages = [];
    StoredMessage[]? snapshot;
    TaskCompletionSource? change;   // only if somebody waits

    /// <summary>The messages as they are now, whatever happens to them later. It is the same object until something does.</summary>
    public IReadOnlyList<StoredMessage> Now => snapshot ??= [.. messages];

    /// <summary>The largest UID; 0 if there is no message.</summary>
    public uint LastUid => messages is [.., var last] ? last.Uid : 0;

    /// <summary>Done as soon as things are no longer as a snapshot shows them.</summary>
    public Task ChangeSince(IReadOnlyList<StoredMessage> seen) => ReferenceEquals(seen, snapshot)
        ? (change ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task
        : Task.CompletedTask;

    /// <summary>The message of a UID; <c>null</c> if it is not there.</summary>
    public StoredMessage? Find(uint uid) => IndexOf(uid) is >= 0 and var index ? messages[index] : null;

    /// <summary>Puts a message in its place, instead of the one of the same UID if there is one.</summary>
    public void Put(StoredMessage message)
    {
        var index = IndexOf(message.Uid);
        if (index >= 0) messages[index] = message;
        else messages.Insert(~index, message);
        Changed();
    }

    /// <summary>Takes messages out, and returns those that were there.</summary>
    public IReadOnlyList<StoredMessage> Remove(IEnumerable<uint> uids)
    {
        var gone = uids.ToHashSet();
        var removed = messages.FindAll(message => gone.Contains(message.Uid));
        if (removed is []) return removed;
        messages.RemoveAll(message => gone.Contains(message.Uid));
        Changed();
        return removed;
    }

    /// <summary>Takes all out.</summary>
    public void Clear()
    {
        messages.Clear();
        Changed();
    }

    // Nearly always it is about a new one, which goes to the end.
    int IndexOf(uint uid) => uid > LastUid ? ~messages.Count : messages.BinarySearch(new(uid, FlagSet.None, default, Nothing), ByUid);

    void Changed()
    {
        snapshot = null;
        change?.SetResult();
        change = null;
    }
}
