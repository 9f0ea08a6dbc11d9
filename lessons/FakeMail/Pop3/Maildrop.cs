using System.Globalization;
using FakeMail.Mailbox;

namespace FakeMail.Pop3;

/// <summary>INBOX as one POP3 session sees it: the messages of the moment it logged in, numbered from 1, and marks on those that are to go (RFC 1939 §5).</summary>
sealed class Maildrop(MailboxFolder folder)
{
    readonly IReadOnlyList<StoredMessage> messages = folder.Messages;
    readonly HashSet<int> marked = [];

    /// <summary>The numbers that are in use: a marked message has none, and the others keep theirs.</summary>
    public IEnumerable<int> Numbers => Enumerable.Range(1, messages.Count).Where(number => !marked.Contains(number));

    /// <summary>The octets of all messages that are not marked.</summary>
    public long Size => Numbers.Sum(number => messages[number - 1].Size);

    /// <summary>A message that is there and not marked.</summary>
    public StoredMessage? Find(int number) => number <= messages.Count && !marked.Contains(number) ? messages[number - 1] : null;

    /// <summary>A name for a message that is the same in every session (§7).</summary>
    public string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{folder.UidValidity}.{messages[number - 1].Uid}");

    public void Mark(int number) => marked.Add(number);

    public void Unmark() => marked.Clear();

    /// <summary>Removes what is marked, and says how many that were (§6).</summary>
    public async Task<int> UpdateAsync()
    {
        await folder.RemoveAsync([.. marked.Select(number => messages[number - 1].Uid)]);
        return marked.Count;
    }
}
