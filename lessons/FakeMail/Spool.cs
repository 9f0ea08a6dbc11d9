namespace FakeMail;

/// <summary>Takes in a message as it comes, until it is whole: in memory, or from a size on in a file if there is one to be had.</summary>
/// <param name="openPart">Opens a file for a message that is too large for memory.</param>
public sealed class Spool(Func<PartFile>? openPart = null) : IDisposable
{
    const int FirstPiece = 2048, LargestPiece = 256 * 1024;

    /// <summary>A message of more octets goes to a file, if there is one to be had.</summary>
    internal const int MostInMemory = 64 * 1024;

    readonly Lock gate = new();   // whoever looks at a conversation may look while the message still comes
    (Transcript Transcript, StoredText Text)[] records = [];   // one, unless the message comes in chunks
    List<ReadOnlyMemory<byte>>? full;
    byte[] piece = [];
    int used;
    PartFile? file;
    MessageContent? content;
    bool kept;

    /// <summary>How many octets have come.</summary>
    public long Length { get; private set; }

    /// <summary>What has come up to now.</summary>
    public MessageContent Content
    {
        get { lock (gate) return content ??= file?.Content ?? InMemory(); }
    }

    /// <summary>The file it is in, if it is in one.</summary>
    internal PartFile? File => file;

    /// <summary>Adds octets.</summary>
    public void Write(ReadOnlySpan<byte> octets)
    {
        lock (gate)
        {
            content = null;
            Length += octets.Length;
            if (openPart is not null && file is null && Length > MostInMemory) MoveToFile(openPart());
            if (file is not null)
            {
                file.Write(octets);
                return;
            }
            if (octets.Length > piece.Length - used) octets = Fill(octets);
            octets.CopyTo(piece.AsSpan(used));
            used += octets.Length;
        }
    }

    /// <summary>The message has been stored: what the spool holds stays where it is.</summary>
    public void Keep()
    {
        kept = true;
        foreach (var (_, text) in records) text.Settle(Content);
    }

    /// <summary>Forgets what has not become a message.</summary>
    public void Dispose()
    {
        if (kept) return;
        foreach (var (transcript, text) in records) transcript.Cut(text);
        file?.Dispose();
    }

    /// <summary>A transcript refers to what comes from here on.</summary>
    internal void Add(Transcript transcript, StoredText text) => records = [.. records, (transcript, text)];

    // Pieces grow with the message, so that a small one takes little and a large one is not copied again and again.
    ReadOnlySpan<byte> Fill(ReadOnlySpan<byte> octets)
    {
        var fits = piece.Length - used;
        octets[..fits].CopyTo(piece.AsSpan(used));
        if (piece.Length > 0) (full ??= []).Add(piece);
        octets = octets[fits..];
        // Most messages come in one block: then there is nothing to spare, and nothing to copy.
        var room = full is null ? octets.Length : Math.Max(octets.Length, (int)Math.Clamp(Length, FirstPiece, LargestPiece));
        (piece, used) = (GC.AllocateUninitializedArray<byte>(room), 0);
        return octets;
    }

    void MoveToFile(PartFile part)
    {
        file = part;
        foreach (var octets in full ?? []) part.Write(octets.Span);
        part.Write(piece.AsSpan(0, used));
        full = null;
        piece = [];
    }

    OctetsInMemory InMemory() => full is null ? new(used == piece.Length ? piece : piece[..used]) : new(OctetPieces.Join([.. full, piece.AsMemory(0, used)]));
}
