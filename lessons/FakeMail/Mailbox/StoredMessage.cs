namespace FakeMail.Mailbox;

/// <summary>A message in a folder, as it is at one moment: when its flags change, another one takes its place.</summary>
/// <param name="Uid">Its number in the folder, which is never given to another one (RFC 3501 §2.3.1.1).</param>
/// <param name="Flags">Its flags.</param>
/// <param name="InternalDate">When it came (§2.3.3).</param>
/// <param name="Content">The message, octet for octet, wherever it is kept.</param>
public sealed record StoredMessage(uint Uid, FlagSet Flags, DateTimeOffset InternalDate, MessageContent Content)
{
    /// <summary>How many octets it has.</summary>
    public long Size => Content.Length;
}
