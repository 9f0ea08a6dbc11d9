using BenchmarkDotNet.Attributes;
using Lessons;
using MimeKit.Encodings;

namespace Benchmarks;

/// <summary>Octets to data lines.</summary>
public class UuEncoding
{
    readonly byte[] octets = Corpus.Octets, copy = new byte[Corpus.Size];
    readonly byte[] body = new byte[UuVector.EncodedLength(Corpus.Size)];
    readonly UUEncoder mimeKit = new();
    byte[] mimeKitBody = [];

    [GlobalSetup]
    public void Warm() => mimeKitBody = new byte[mimeKit.EstimateOutputLength(Corpus.Size)];

    [Benchmark(Baseline = true)]
    public void Copy() => octets.CopyTo(copy, 0);

    [Benchmark]
    public int Vector() => UuVector.Encode(octets, body);

    [Benchmark]
    public string ClearForm() => UuCodec.Encode(octets, "f");

    [Benchmark]
    public int MimeKit()
    {
        mimeKit.Reset();
        return mimeKit.Flush(octets, 0, octets.Length, mimeKitBody);
    }
}
