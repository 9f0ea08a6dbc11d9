using System.Globalization;
using Lessons;
using MimeKit.Encodings;

namespace Benchmarks;

/// <summary>Everything by turns, in one run: a copy, our vectors, MimeKit, GNU sharutils. Processor time is compared, so that what else the machine does matters less.</summary>
static class ByTurns
{
    const int Rounds = 15, InARow = 3;   // the first of a row finds in the caches what another program has left there

    public static int Compare()
    {
        using var gnu = new Sharutils();
        var body = new byte[UuVector.EncodedLength(Corpus.Size)];
        var back = new byte[body.Length + 64];
        var copy = new byte[Corpus.Size];
        var (encoder, decoder) = (new UUEncoder(), new UUDecoder(payloadOnly: true));
        (string Name, Func<double> Run)[] runs =
        [
            ("copy", () => Time(() => Corpus.Octets.CopyTo(copy, 0))),
            ("UuVector.Encode", () => Time(() => UuVector.Encode(Corpus.Octets, body))),
            ("MimeKit UUEncoder", () => Time(() => { encoder.Reset(); encoder.Flush(Corpus.Octets, 0, Corpus.Size, back); })),
            ("GNU uuencode", gnu.Encode),
            ("UuVector.Decode", () => Time(() => UuVector.Decode(body, back))),
            ("MimeKit UUDecoder", () => Time(() => { decoder.Reset(); decoder.Decode(body, 0, body.Length, back); })),
            ("GNU uudecode", gnu.Decode),
        ];
        var seconds = runs.ToDictionary(run => run.Name, _ => new List<double>());
        for (var round = 0; round < Rounds; round++)
            foreach (var (name, run) in runs) seconds[name].Add(Enumerable.Range(0, InARow).Min(_ => run()));

        Console.WriteLine($"16 MiB, {Rounds} rounds, in each the fastest of {InARow}, processor time; MB = 10^6 decoded octets\n\n| | median MB/s | best MB/s | of a copy | best, of a copy |\n|---|--:|--:|--:|--:|");
        var (median, best) = (Median(seconds["copy"]), seconds["copy"].Min());
        foreach (var (name, times) in seconds)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {Corpus.Size / Median(times) / 1e6:N0} | {Corpus.Size / times.Min() / 1e6:N0} | {median / Median(times):P0} | {best / times.Min():P0} |"));
        return 0;
    }

    static double Time(Action action)
    {
        var began = Environment.CpuUsage.TotalTime;
        action();
        return (Environment.CpuUsage.TotalTime - began).TotalSeconds;
    }

    static double Median(List<double> seconds) => seconds.Order().ElementAt(seconds.Count / 2);
}
