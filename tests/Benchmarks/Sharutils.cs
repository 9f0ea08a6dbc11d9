using System.Diagnostics;
using System.Globalization;
using Lessons;

namespace Benchmarks;

/// <summary>GNU uuencode and uudecode on the same octets. Their time includes starting (about 2 ms), reading a file and writing to nowhere.</summary>
sealed class Sharutils : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("sharutils").FullName;

    public Sharutils()
    {
        File.WriteAllBytes(Path.Combine(folder, "plain"), Corpus.Octets);
        File.WriteAllText(Path.Combine(folder, "encoded"), UuCodec.Encode(Corpus.Octets, "/dev/stdout"));
    }

    public double Encode() => Run("uuencode f < plain");

    public double Decode() => Run("uudecode -o /dev/stdout < encoded");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // bash counts the processor time of a command to a millisecond: user and system, on standard error.
    double Run(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", $"TIMEFORMAT='%3U %3S'; time {command} > /dev/null"]) { WorkingDirectory = folder, RedirectStandardError = true })!;
        var times = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode is not 0) throw new InvalidOperationException($"{command} failed: {times.Trim()} Is sharutils installed?");
        return times.Split(' ').Sum(time => double.Parse(time, CultureInfo.InvariantCulture));
    }
}
