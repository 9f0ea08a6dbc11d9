using System.Buffers;

namespace FakeMail;

/// <summary>Takes in a message as it comes, until it is whole.</summary>
public sealed class Spool : IDisposable
{
    const int FirstPiece = 2048, LargestPiece = 256 * 1024;

    readonly Lock gate = new();   // whoever looks at a conversation may look while the message still comes
    readonly List<ReadOnlyMemory<byte>> full = [];
    byte[] piece = [];
    int used;

    /// <summary>How many octets have come.</summary>
    public long Length { get; private set; }

    /// <summary>Adds octets.</summary>
    public void Write(ReadOnlySpan<byte> octets)
    {
        lock (gate)
        {
            Length += octets.Length;
            if (octets.Length > piece.Length - used) octets = Fill(octets);
            octets.CopyTo(piece.AsSpan(used));
            used += octets.Length;
        }
    }

    /// <summary>What has come up to now.</summary>
    public MessageContent Content
    {
        get
        {
            lock (gate) return full is [] ? new OctetsInMemory(Trimmed()) : new OctetsInMemory(Pieces.Join([.. full, piece.AsMemory(0, used)]));
        }
    }

    /// <summary>Forgets what has not become a message.</summary>
    public void Dispose() { }

    // Pieces grow with the message, so that a small one takes little and a large one is not copied again and again.
    ReadOnlySpan<byte> Fill(ReadOnlySpan<byte> octets)
    {
        var fits = piece.Length - used;
        octets[..fits].CopyTo(piece.AsSpan(used));
        if (piece.Length > 0) full.Add(piece);
        octets = octets[fits..];
        (piece, used) = (GC.AllocateUninitializedArray<byte>(Math.Max(octets.Length, (int)Math.Clamp(Length, FirstPiece, LargestPiece))), 0);
        return octets;
    }

    byte[] Trimmed() => used == piece.Length ? piece : piece[..used];

    /// <summary>Memory in several places as one sequence.</summary>
    sealed class Pieces : ReadOnlySequenceSegment<byte>
    {
        public static ReadOnlySequence<byte> Join(IReadOnlyList<ReadOnlyMemory<byte>> memory)
        {
            var first = new Pieces { Memory = memory[0] };
            var last = first;
            foreach (var next in memory.Skip(1))
            {
                var piece = new Pieces { Memory = next, RunningIndex = last.RunningIndex + last.Memory.Length };
                last.Next = piece;
                last = piece;
            }
            return new(first, 0, last, last.Memory.Length);
        }
    }
}
