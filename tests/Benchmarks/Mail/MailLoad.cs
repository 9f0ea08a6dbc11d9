using System.Diagnostics;
using System.Globalization;

namespace Benchmarks;

/// <summary>Postfix's smtp-source against several servers by turns, each started afresh for each round.</summary>
static class MailLoad
{
    sealed record Load(string Name, int Messages, string[] Arguments);

    static readonly Load[] Loads =
    [
        new("1 KB, a connection each", 20_000, ["-s", "10", "-l", "1024"]),
        new("1 KB, kept connections", 20_000, ["-d", "-s", "10", "-l", "1024"]),
        new("1 MB, a connection each", 300, ["-s", "10", "-l", "1048576"]),
    ];

    static readonly Load[] Alone =
    [
        new("one client, a connection each", 1_000, ["-s", "1", "-l", "1024"]),
        new("one client, kept connection", 1_000, ["-d", "-s", "1", "-l", "1024"]),
    ];

    sealed record Figure(string Load, string Server, double Rate, double Cpu, double Memory);

    public static Task<int> CompareAsync(string[] args)
    {
        if (args is ["fuzz", ..]) return MailFuzz.RunAsync(TimeSpan.FromSeconds(double.Parse(args.ElementAtOrDefault(1) ?? "600", CultureInfo.InvariantCulture)));
        if (args is ["floor"]) return Task.FromResult(MailFloor.Compare());
        if (!OperatingSystem.IsLinux() || !Exists("smtp-source") || !Exists("smtp-sink")) return Task.FromResult(Refuse());
        return args switch
        {
            [] => Task.FromResult(Compare(Loads, 5)),
            [var rounds] when int.TryParse(rounds, NumberStyles.None, CultureInfo.InvariantCulture, out var count) => Task.FromResult(Compare(Loads, count)),
            ["alone"] => Task.FromResult(Compare(Alone, 5)),
            ["start"] => Task.FromResult(MailMemory.Start()),
            ["hold"] => MailMemory.HoldAsync(),
            ["large"] => Task.FromResult(MailMemory.Large()),
            _ => Task.FromResult(Misuse()),
        };
    }

    static int Compare(Load[] loads, int rounds)
    {
        var scratch = Directory.CreateDirectory(Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"mail-{Environment.ProcessId}")).FullName;
        var figures = new List<Figure>();
        try
        {
            foreach (var load in loads)
                for (var round = 0; round < rounds; round++)
                {
                    var folder = Path.Combine(scratch, Guid.NewGuid().ToString("N"));
                    foreach (var start in round % 2 is 0 ? Servers(folder) : Servers(folder).Reverse()) figures.Add(Measure(start, load));
                    Directory.Delete(scratch, recursive: true);   // in memory; on ext4, deleting makes the next files slow
                }
        }
        finally
        {
            if (Directory.Exists(scratch)) Directory.Delete(scratch, recursive: true);
        }
        foreach (var load in loads) Print(load, [.. figures.Where(figure => figure.Load == load.Name)], rounds);
        return 0;
    }

    static Func<Served>[] Servers(string folder) =>
    [
        () => Served.SmtpSink("smtp-sink"),
        () => Served.SmtpSink("smtp-sink, files", folder + "-sink"),
        () => Served.Own("ours, memory", "fakemail"),
        () => Served.Own("ours, files", "fakemail", folder),
        () => Served.Own("SmtpServer, memory", "smtpserver"),
        () => Served.Own("SmtpServer, files", "smtpserver", folder + "-peer"),
        () => Served.Own("SmtpServer at once, memory", "smtpserver-at-once"),
        () => Served.Own("SmtpServer at once, files", "smtpserver-at-once", folder + "-at-once"),
    ];

    static Figure Measure(Func<Served> start, Load load)
    {
        using var server = start();
        Send(server, load, load.Messages / 8);
        var (watch, cpu) = (Stopwatch.StartNew(), server.Cpu);
        Send(server, load, load.Messages);
        return new(load.Name, server.Name, load.Messages / watch.Elapsed.TotalSeconds, (server.Cpu - cpu) / load.Messages * 1e6, server.Memory("VmHWM"));
    }

    static void Send(Served server, Load load, int messages)
    {
        using var source = Process.Start("smtp-source", [.. load.Arguments, "-m", messages.ToString(CultureInfo.InvariantCulture), "-f", "a@x.example", "-t", "b@y.example", $"127.0.0.1:{server.Port}"]);
        source.WaitForExit();
        if (source.ExitCode is not 0) throw new InvalidOperationException($"smtp-source had trouble with {server.Name}.");
    }

    static void Print(Load load, List<Figure> figures, int rounds)
    {
        var sink = Median(figures.Where(figure => figure.Server is "smtp-sink").Select(figure => figure.Rate));
        Console.WriteLine($"\n{load.Name}: {load.Messages} messages, {rounds} rounds\n\n| server | messages a second: min / median / max | of smtp-sink (medians) | CPU µs a message | peak MB |\n|---|--:|--:|--:|--:|");
        foreach (var of in figures.GroupBy(figure => figure.Server))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {of.Key} | {of.Min(f => f.Rate):N0} / {Median(of.Select(f => f.Rate)):N0} / {of.Max(f => f.Rate):N0} | {Median(of.Select(f => f.Rate)) / sink:0.00} | {Median(of.Select(f => f.Cpu)):N0} | {Median(of.Select(f => f.Memory)):N0} |"));
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    static bool Exists(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

    static int Refuse()
    {
        Console.Error.WriteLine("This needs Linux and Postfix's smtp-source and smtp-sink on the PATH: apt-get install postfix, and /usr/sbin in the PATH.");
        return 2;
    }

    static int Misuse()
    {
        Console.Error.WriteLine("usage: mail [rounds | alone | start | hold | large | floor | fuzz [seconds]]");
        return 2;
    }
}
