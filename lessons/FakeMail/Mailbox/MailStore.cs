using System.Diagnostics.CodeAnalysis;

namespace FakeMail.Mailbox;

/// <summary>The folders of a server. All its accounts see the same ones, and whatever SMTP takes, for whomever, is in INBOX.</summary>
public sealed class MailStore
{
    /// <summary>The folder in which messages arrive; it is always there, and its name is the same in any case (RFC 3501 §5.1).</summary>
    public const string InboxName = "INBOX";

    readonly Lock gate = new();
    readonly SortedDictionary<string, MailboxFolder> folders = new(StringComparer.OrdinalIgnoreCase);
    readonly TimeProvider clock;
    uint lastUidValidity;
    int locked;

    /// <summary>A store with an empty INBOX.</summary>
    /// <param name="clock">Where the dates of messages and folders come from.</param>
    public MailStore(TimeProvider? clock = null)
    {
        this.clock = clock ?? TimeProvider.System;
        Inbox = Make(InboxName);
    }

    /// <summary>The folder in which messages arrive.</summary>
    public MailboxFolder Inbox { get; }

    /// <summary>All folders, in the order of the alphabet.</summary>
    public IReadOnlyList<MailboxFolder> Folders { get { lock (gate) return [.. folders.Values]; } }

    /// <summary>Whether there is a folder of a name.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out MailboxFolder? folder)
    {
        lock (gate) return folders.TryGetValue(name, out folder);
    }

    /// <summary>Puts a message in INBOX.</summary>
    /// <param name="content">The message.</param>
    /// <param name="at">When it came; now, if not given.</param>
    public StoredMessage Deliver(MessageContent content, DateTimeOffset? at = null) => Inbox.Add(content, FlagSet.None, at ?? clock.GetUtcNow());

    /// <summary>Removes all messages and all folders but INBOX.</summary>
    public void Clear()
    {
        lock (gate)
            foreach (var folder in Folders)
            {
                folder.Remove(folder.Messages.Select(message => message.Uid));
                if (folder != Inbox) folders.Remove(folder.Name);
            }
    }

    /// <summary>Locks the maildrop for one POP3 session (RFC 1939 §4); <c>false</c> if another one has it.</summary>
    public bool TryLock() => Interlocked.CompareExchange(ref locked, 1, 0) is 0;

    /// <summary>Gives the lock back.</summary>
    public void Unlock() => Volatile.Write(ref locked, 0);

    // RFC 3501 §2.3.1.1 suggests the time; two folders of one second still differ.
    MailboxFolder Make(string name)
    {
        lastUidValidity = Math.Max(lastUidValidity + 1, (uint)clock.GetUtcNow().ToUnixTimeSeconds());
        return folders[name] = new(name, lastUidValidity);
    }
}
