using System.Buffers;

namespace FakeMail;

/// <summary>A message's octets in memory; of a large message in several pieces, as they came.</summary>
sealed class OctetsInMemory : MessageContent
{
    ReadOnlySequence<byte> octets;
    byte[]? whole;

    public OctetsInMemory(byte[] octets) => (this.octets, whole) = (new(octets), octets);

    public OctetsInMemory(ReadOnlySequence<byte> octets) => this.octets = octets;

    public override long Length => octets.Length;

    // Whoever asks once asks again: from then on there is one piece.
    public override byte[] Octets
    {
        get
        {
            if (whole is { } known) return known;
            lock (this)
            {
                whole ??= octets.ToArray();
                octets = new(whole);
                return whole;
            }
        }
    }

    public override Stream OpenRead() => new MemoryStream(Octets, writable: false);

    public override MessageContent Slice(long offset, long length)
    {
        CheckRange(offset, length);
        return new OctetsInMemory(octets.Slice(offset, length));
    }
}
