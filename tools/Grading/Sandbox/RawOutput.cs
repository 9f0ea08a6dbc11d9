using System.Diagnostics;
using System.Text;

namespace Workbook.Grading;

/// <summary>What a process writes past the console of the cells: the runtime's last words, above all. Only so much of it is read.</summary>
sealed class RawOutput
{
    const int Kept = 4096;

    readonly Task ended;
    readonly StringBuilder beginning = new();
    readonly Action tooMuch;
    long room;

    public RawOutput(Process process, long most, Action tooMuch)
    {
        (room, this.tooMuch) = (most, tooMuch);
        ended = Task.WhenAll(DrainAsync(process.StandardOutput.BaseStream, keep: false), DrainAsync(process.StandardError.BaseStream, keep: true));
    }

    public void AwaitEnd() => ended.Wait(TimeSpan.FromSeconds(2));

    public (string Kind, string Message) CauseOfDeath()
    {
        string text;
        lock (beginning)
            text = beginning.ToString();
        if (text.Contains("Stack overflow", StringComparison.OrdinalIgnoreCase))
            return ("Died", "It called itself until the stack was full (stack overflow).");
        if (text.Contains("out of memory", StringComparison.OrdinalIgnoreCase))
            return ("Memory", SandboxProcess.MemoryUsedUp);
        var first = text.Split('\n', 2)[0].Trim();
        return ("Died", first.Length > 0 ? $"Its process ended: {first}" : "Its process ended.");
    }

    async Task DrainAsync(Stream stream, bool keep)
    {
        var buffer = new byte[8192];
        try
        {
            while (await stream.ReadAsync(buffer) is > 0 and var count)
            {
                if (keep)
                {
                    lock (beginning)
                        beginning.Append(Encoding.UTF8.GetString(buffer, 0, Math.Min(count, Kept - Math.Min(Kept, beginning.Length))));
                }
                if (Interlocked.Add(ref room, -count) < 0)
                {
                    tooMuch();
                    return;
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The process is gone, and its pipes with it.
        }
    }
}
