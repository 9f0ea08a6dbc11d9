namespace Benchmarks;

/// <summary>What is encoded: 16 MiB of pseudo-random octets.</summary>
static class Corpus
{
    public const int Size = 16 << 20;

    public static byte[] Octets { get; } = Make();

    static byte[] Make()
    {
        var octets = new byte[Size];
        new Random(2001).NextBytes(octets);
        return octets;
    }
}
