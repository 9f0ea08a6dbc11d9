namespace FakeMail;

/// <summary>Something that was said: a line, as a place among the octets of the transcript, or a text that is stored elsewhere; or something that was done, in words.</summary>
struct TranscriptEntry
{
    public Speaker Who;
    public TimeSpan At;
    public int Start, Length;
    public bool IsWhole;
    public StoredText? Text;
    public string? Note;

    public readonly IReadOnlyList<TranscriptLine> Lines(byte[] octets) => Text is null
        ? [new(Who, octets.AsSpan(Start, Length).ToArray(), At) { Note = Note }]
        : new StoredLines(Who, Text);
}
