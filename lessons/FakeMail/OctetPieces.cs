using System.Buffers;

namespace FakeMail;

/// <summary>Memory in several places as one sequence.</summary>
sealed class OctetPieces : ReadOnlySequenceSegment<byte>
{
    public static ReadOnlySequence<byte> Join(IReadOnlyList<ReadOnlyMemory<byte>> memory)
    {
        var first = new OctetPieces { Memory = memory[0] };
        var last = first;
        foreach (var next in memory.Skip(1))
        {
            var piece = new OctetPieces { Memory = next, RunningIndex = last.RunningIndex + last.Memory.Length };
            last.Next = piece;
            last = piece;
        }
        return new(first, 0, last, last.Memory.Length);
    }
}
