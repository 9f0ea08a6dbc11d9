using BenchmarkDotNet.Attributes;
using Lessons;
using MimeKit.Encodings;

namespace Benchmarks;

/// <summary>Data lines to octets.</summary>
public class UuDecoding
{
    readonly byte[] octets = Corpus.Octets, copy = new byte[Corpus.Size];
    readonly byte[] body = UuVector.Encode(Corpus.Octets);
    readonly string text = UuCodec.Encode(Corpus.Octets, "f");
    readonly UUDecoder mimeKit = new(payloadOnly: true);
    byte[] decoded = [];

    [GlobalSetup]
    public void Warm() => decoded = new byte[Math.Max(Corpus.Size + 64, mimeKit.EstimateOutputLength(body.Length))];

    [Benchmark(Baseline = true)]
    public void Copy() => octets.CopyTo(copy, 0);

    [Benchmark]
    public int Vector() => UuVector.Decode(body, decoded);

    [Benchmark]
    public int ClearForm()
    {
        var length = 0;
        foreach (var line in text.AsSpan(text.IndexOf('\n', StringComparison.Ordinal) + 1).EnumerateLines())
        {
            if (line is "`") break;
            length += UuCodec.DecodeLine(line.ToString()).Length;
        }
        return length;
    }

    [Benchmark]
    public int Tolerant() => UuCodec.Decode(text)[0].Octets.Length;

    [Benchmark]
    public int MimeKit()
    {
        mimeKit.Reset();
        return mimeKit.Decode(body, 0, body.Length, decoded);
    }
}
