namespace FakeMail;

/// <summary>Something that was said: a line, as a place among the octets of the transcript, or a text that is stored elsewhere; or something that was done, in words.</summary>
struct TranscriptEntry
{
    public object? Place;   // octets, or a text, or words: one field for three, since there are many entries
    public TimeSpan At;
    public int Start, Length;
    public bool IsServer, IsWhole, IsOfMessage;

    public Speaker Who
    {
        readonly get => IsServer ? Speaker.Server : Speaker.Client;
        set => IsServer = value is Speaker.Server;
    }

    public readonly StoredText? Text => Place as StoredText;

    public readonly string? Note => Place as string;

    /// <summary>What was said, if it is a line.</summary>
    public readonly Span<byte> Said => Place is byte[] octets ? octets.AsSpan(Start, Length) : default;

    public readonly IReadOnlyList<TranscriptLine> Lines() => Text is null ? [new(Who, Said.ToArray(), At) { Note = Note, IsOfMessage = IsOfMessage }] : new StoredLines(Who, Text);
}

/// <summary>Looks at something that was said, and whether it is the newest; <c>false</c> if it wants to see it again later.</summary>
delegate bool EntryReader(TranscriptEntry entry, ReadOnlySpan<byte> octets, bool isNewest);
