using System.Text.Json.Serialization;

namespace FakeMail.Mailbox;

/// <summary>What is kept of a folder beside its messages, as <c>folder.json</c>.</summary>
/// <param name="Name">The folder's name, which a disk may not take as it is.</param>
/// <param name="UidValidity">Changes when UIDs begin anew.</param>
/// <param name="UidNext">No UID below this is given again, even if its message is gone.</param>
/// <param name="RecentFrom">From which UID on no session has been told.</param>
/// <param name="Messages">What is kept of messages beside their octets, by UID. Those that are not named have no flags, and came when their file was written.</param>
sealed record FolderState(string Name, uint UidValidity, uint UidNext, uint RecentFrom, IReadOnlyDictionary<uint, MessageState> Messages)
{
    /// <summary>In INBOX: which folders are subscribed to.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Subscriptions { get; init; }
}

/// <summary>What is kept of a message beside its octets.</summary>
sealed record MessageState(IReadOnlyList<string> Flags, DateTimeOffset Date);
