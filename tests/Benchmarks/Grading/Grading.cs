using System.Diagnostics;
using System.Globalization;
using Workbook.Grading;

namespace Benchmarks;

/// <summary>How many submissions a minute are judged, no two of them alike; and nbclient executing such notebooks on our kernel in the same run.</summary>
static class Grading
{
    static readonly string[] ShortAndMail = ["02-seven-bits", "11-smtp-by-hand"];

    public static async Task<int> CompareAsync(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 500;
        var repository = Environment.CurrentDirectory;
        var tests = Directory.GetFiles(Path.Combine(repository, "tests", "Exercises", "bin"), "Exercises.dll", SearchOption.AllDirectories).MaxBy(File.GetLastWriteTimeUtc);
        if (tests is null)
        {
            Console.Error.WriteLine("The hidden tests are not built: run this from the repository's folder, after `dotnet build tests/Exercises`.");
            return 2;
        }

        foreach (var lesson in args.Length > 1 ? [args[1]] : ShortAndMail)
        {
            await MeasureAsync(repository, tests, lesson, count);
            NotebookClient.Measure(repository, lesson, Math.Min(count, 10));
        }
        return 0;
    }

    static async Task MeasureAsync(string repository, string tests, string lesson, int count)
    {
        var submissions = Enumerable.Range(0, count).Select(number => Submissions.Make(repository, lesson, number)).ToList();
        var watch = Stopwatch.StartNew();
        var before = Environment.CpuUsage.TotalTime;
        await using var judge = new Judge(repository, HiddenTests.Load(tests), new SandboxOptions());
        using var workers = new Workers();
        var passed = 0;
        await Parallel.ForEachAsync(submissions, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (submission, cancel) =>
        {
            var judgement = await judge.JudgeAsync(submission, exercises: null, cancel);
            Interlocked.Add(ref passed, judgement.Verdicts.Sum(verdict => verdict.Earned));
        });
        var seconds = watch.Elapsed.TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{lesson}: {count} submissions in {seconds:0.0} s, {count / seconds * 60:0} a minute; {passed} points; a worker's peak {workers.PeakMiB:0} MiB, this process {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:0} MiB"));
        var (spent, used) = (judge.Timings, Environment.CpuUsage.TotalTime - before);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  of a submission's milliseconds: compiling {spent.Compiling.TotalMilliseconds / count:0.0}, starting {spent.Starting.TotalMilliseconds / count:0.0}, running {spent.Running.TotalMilliseconds / count:0.0}, asking {spent.Asking.TotalMilliseconds / count:0.0}; of processor time: judge {used.TotalMilliseconds / count:0.0}, sandboxes {workers.ProcessorSeconds / count * 1000:0.0}"));
    }
}
