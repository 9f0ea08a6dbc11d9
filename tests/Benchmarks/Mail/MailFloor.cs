using System.Globalization;
using FakeMail;

namespace Benchmarks;

/// <summary>What it costs to put a message of 1 KB into a folder when nothing else is done: no client, no conversation, no thread but this one. By turns, as processor time.</summary>
static class MailFloor
{
    const int Rounds = 9, Messages = 5_000;

    static readonly byte[] Text = [.. Enumerable.Repeat((byte)'x', 1_024)];
    static readonly Envelope Envelope = new("a@x.example", ["b@y.example"]);

    public static int Compare()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"mail-{Environment.ProcessId}")).FullName;
        (string Name, Action<string> Run)[] ways =
        [
            ("an .eml file, made, written and closed", to => Each(number => Put($"{to}/{number:D4}.eml"))),
            ("the same under another name, then renamed", to => Each(number => { Put($"{to}/{number:D4}.part"); File.Move($"{to}/{number:D4}.part", $"{to}/{number:D4}.eml", overwrite: true); })),
            ("the same with a .json beside it", to => Each(number => { Put($"{to}/{number:D4}.part"); Put($"{to}/{number:D4}.json"); File.Move($"{to}/{number:D4}.part", $"{to}/{number:D4}.eml", overwrite: true); })),
            ("what the server does (MailFiles.SaveAsync)", to => { var files = new MailFiles(to); Each(_ => files.SaveAsync(Envelope, MessageContent.Of(Text)).Wait()); }),
        ];
        var costs = ways.ToDictionary(way => way.Name, _ => new List<double>());
        try
        {
            for (var round = 0; round < Rounds + 1; round++)
                foreach (var (name, run) in ways)
                {
                    var cost = Measure(run, Directory.CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString("N"))));
                    if (round > 0) costs[name].Add(cost);   // in the first all is compiled
                }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        Console.WriteLine($"{Messages} messages of 1 KB, {Rounds} rounds\n\n| | CPU µs a message: min / median / max |\n|---|--:|");
        foreach (var (name, of) in costs) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {of.Min():0.0} / {MailLoad.Median(of):0.0} / {of.Max():0.0} |"));
        return 0;
    }

    static double Measure(Action<string> run, DirectoryInfo to)
    {
        var before = Environment.CpuUsage.TotalTime;
        run(to.FullName);
        var cost = (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / Messages;
        to.Delete(recursive: true);
        return cost;
    }

    static void Each(Action<int> put)
    {
        for (var number = 1; number <= Messages; number++) put(number);
    }

    static void Put(string path)
    {
        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.Write(file, Text, 0);
    }
}
